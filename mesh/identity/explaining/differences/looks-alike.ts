/** Characters that clerks mistake for one another on paper, by group; homophones are found by their sound instead. */
const groups = `
己已巳 戊戌戍 未末 土士 日曰 人入 八人 千干于 天夫无 大太犬丈 由甲申田 王玉主 刀力刁 自白 贝见 午牛 乌鸟 今令 从丛 兔免 历厉 厂广 几凡
元无 毛手 水永 旦且 矢失 史吏 本木 冶治 住往佳 侯候 准淮 凉谅 况祝 泠冷 冼洗 凌陵 江汪 旺汪 沈忱 汤场 浩皓 涛祷 淘陶 清情晴 辛幸 萃莘
芙英 苗茁 茜茵 若苦 苹萍 菁青 薇徽微 荥荣 莹萤营 杨扬汤 柏拍 林材 枝技 栋冻 桂佳 杏杳 桃挑 梁粱 李季 季秀 秋秒 和如 税锐悦 租祖 社杜
杜牡 明朋 晓哓 晨辰 晶品 昊吴 昌昂 晖珲 旭旮 晟成 暄喧 朗郎 脸险 脑恼 腾滕 雯雪 霞霖 雷霄 伟纬 俊峻 博傅 任仕 休体 依衣 倩情 健建 儒需
代伐 仑仓 论伦 俞愈 余佘 贾贯 责贵 贺资 两丽 亨享 享亭 亮高 卫节 卯卵 印卯 同问 名各 吉古 向同 员贝 园圆 坤坪 诚城 陪培 堂党 壮状
亦奕 研妍 沙妙 珊姗 娜哪 捐娟 闲娴 停婷 援媛 孙孔 宇宁 宗崇 祟崇 宫官 宣宜 家豪 容客 蜜密 冠寇 伊尹 届屈 峰锋 雀崔 师帅 庄压 厌庆 庞宠
康庚 引弘 张弛 驰弛 彤丹 彦颜 徐涂 得德 忘志 忠患 坏怀 治怡 思恩 桓恒 说悦 载戴 才寸 杭抗 柘拓 特持 捷睫 搏博 教敏 旋施 宴晏 蔓曼
茆茚 阵陈 雁鹰 静净 项顶须 顺须 颀顾 骏俊 鲁鱼 鹏朋 龙尤 共龚 潭谭 射谢 起赵超 郑邓 邵邱 赤郝 郭享 邹郑 酉西 全金 种钟 线钱 铭名
锦绵 填镇 闫问 闵闽 间问 闻间 范苑 茅芽 奖蒋 祭蔡 肃萧 薜薛 袁哀 薄簿 肖尚 查杳 晋普 裴斐 卢芦 瑶谣 玮伟 炜伟 玲铃 珍诊 琪淇 瑜愉
`;

const latin = ['0od', '1il', '2z', '5s', '6g', '8b', 'uv', 'nm', 'ce', '17', '38', '69', 'vy'];

const members = new Map<string, Set<string>>();
for (const group of [...groups.trim().split(/\s+/), ...latin])
  for (const one of group)
    for (const other of group) members.set(one, (members.get(one) ?? new Set()).add(other));

/** Whether two characters are easily mistaken for one another by eye; letters in either case. */
export function looksAlike(left: string, right: string): boolean {
  return members.get(left.toLowerCase())?.has(right.toLowerCase()) ?? false;
}

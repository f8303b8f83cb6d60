/**
 * Simplified characters frequent in names, addresses and enterprise names, each followed by its traditional
 * forms. Only forms that never stand for another simplified character: 乾, 著 and 徵, say, stay as they are.
 */
const pairs = `
张張 刘劉 陈陳 杨楊 黄黃 赵趙 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 韩韓 冯馮 邓鄧 萧蕭 蒋蔣 叶葉 苏蘇 吕呂 卢盧 钟鐘鍾
谭譚 陆陸 贾賈 韦韋 邹鄒 闫閆 阎閻 龙龍 贺賀 顾顧 龚龔 万萬 钱錢 严嚴 汤湯 温溫 齐齊 乔喬 庞龐 颜顏 庄莊 聂聶 鲁魯
华華 国國囯 贵貴 荣榮 长長 兴興 学學 传傳 怀懷 庆慶 维維 树樹 云雲 凤鳳 广廣 义義 军軍 卫衛 东東 红紅 爱愛 宝寶寳 辉輝
刚剛 伟偉 强強 涛濤 鹏鵬 杰傑 飞飛 轩軒 泽澤 兰蘭 玲玲 丽麗 艳艷豔 静靜 颖穎 莹瑩 琼瓊 诗詩 语語 艺藝 书書 晓曉 梦夢
志誌 凯凱 宁寧甯 铭銘 诺諾 苹蘋 莲蓮 芦蘆 发發髮 贤賢 声聲 钢鋼 剑劍劎 岚嵐 胜勝 进進 选選 运運 远遠 录錄録 阳陽 阴陰
谦謙 诚誠 谊誼 谋謀 谨謹 谱譜 论論 讯訊 设設 评評 词詞 试試 话話 该該 详詳 误誤 说說 请請 诸諸 读讀 调調 谈談 谢謝
让讓 议議 记記 讲講 许許 访訪 证證 识識 译譯 诊診 询詢 贝貝 财財 贡貢 贤賢 败敗 货貨 质質 贩販 贪貪 贫貧 购購 贯貫
贴貼 费費 贸貿 贺賀 资資 赋賦 赏賞 赐賜 赖賴 赛賽 赞贊讚 赠贈 赢贏 车車 轨軌 转轉 轮輪 软軟 轻輕 载載 较較 辅輔 辆輛
输輸 辖轄 辞辭 边邊 达達 迁遷 过過 迈邁 还還 这這 违違 连連 迟遲 适適 逊遜 递遞 遗遺 邮郵 邻鄰 郏郟 郧鄖 郸鄲 医醫
酱醬 释釋 里裡裏 鉴鑒鑑 针針 钉釘 钓釣 钥鑰 钦欽 钧鈞 钩鉤 钮鈕 钰鈺 铁鐵 铃鈴 铅鉛 铎鐸 铜銅 铝鋁 银銀 铸鑄 铺鋪 链鏈
销銷 锁鎖 锅鍋 锋鋒 锐銳 错錯 锡錫 锣鑼 锦錦 键鍵 锻鍛 镇鎮 镜鏡 镶鑲 门門 闪閃 问問 闯闖 闲閑閒 间間 闵閔 闸閘 闹鬧
闻聞 闽閩 阁閣 阅閱 阔闊 队隊 阶階 际際 陕陝 险險 随隨 隐隱 隶隸 难難 雾霧 霁霽 韵韻 页頁 顶頂 项項 顺順 须須 顽頑 颂頌
预預 领領 频頻 题題 额額 风風 飘飄 饭飯 饮飲 饰飾 饱飽 饼餅 馆館舘 馨馨 驰馳 驱驅 驾駕 骁驍 骄驕 骅驊 验驗 骏駿 骑騎
鱼魚 鲍鮑 鲜鮮 鸟鳥 鸡雞鷄 鸣鳴 鸥鷗 鸿鴻 鸽鴿 鹃鵑 鹅鵝 鹤鶴 鹰鷹 麦麥 黉黌 鼋黿 龄齡 龟龜 业業 丛叢 两兩 丧喪 个個箇
临臨 为為爲 举舉 乌烏 乐樂 乡鄉 买買 乱亂 争爭 亏虧 亚亞 产產 亩畝 亲親 亿億 仅僅 从從 仑侖 仓倉 仪儀 们們 价價 众眾衆
优優 会會 伞傘 伤傷 伦倫 体體 侠俠 侣侶 侨僑 俭儉 债債 倾傾 储儲 儿兒 兑兌 党黨 关關 养養 内內 冈岡 写寫 农農 冲沖衝
决決 况況 净淨 凌淩 减減 几幾 凭憑 击擊 划劃 则則 创創 别別 剧劇 劝勸 办辦 务務 动動 励勵 劲勁 劳勞 势勢 勋勛勳 区區
协協 单單 卖賣 厂廠 厅廳 历歷曆 厉厲 压壓 厦廈 县縣 参參 双雙 变變 叠疊 台臺檯颱 号號 叹嘆 吨噸 听聽 启啟啓 员員 呜嗚 咏詠
响響 唤喚 啸嘯 喷噴 团團 园園 围圍 图圖 圆圓 圣聖 场場塲 块塊 坚堅 坛壇 坝壩 坟墳 坞塢 垄壟 垒壘 垦墾 墙牆墻 壮壯 壳殼
处處 备備 够夠 头頭 夸誇 夹夾 奋奮 奖獎 妇婦 妈媽 娄婁 娅婭 娇嬌 娱娛 娴嫻 婉婉 婵嬋 孪孿 宪憲 宫宮 宾賓 宽寬 对對
寻尋 导導 寿壽 将將 尔爾 尘塵 尝嘗 层層 届屆 属屬 屿嶼 岁歲 岂豈 岗崗 岛島 岭嶺 岳嶽 峡峽 峥崢 峦巒 峰峯 崭嶄 币幣 帅帥
师師 帐帳 帘簾 带帶 帮幫 库庫 应應 庙廟 废廢 开開 异異 弃棄 张張 弥彌 弯彎 弹彈 归歸 当當 彦彥 彻徹 径徑 御禦 忆憶 态態
怜憐 总總 恋戀 恒恆 恳懇 恺愷 悦悅 悬懸 惊驚 惠惠 惧懼 惩懲 愿願 慧慧 懒懶 戏戲 战戰 户戶 扑撲 执執 扩擴 扫掃 扬揚
抚撫 护護 报報 担擔 拥擁 择擇 挚摯 挡擋 挥揮 损損 换換 据據 摄攝 撑撐 携攜 敌敵 数數 斋齋 断斷 无無 旧舊 时時 旷曠 昆崑 显顯
晋晉 晒曬 晔曄 晖暉 暂暫 术術 机機 杀殺 杂雜 权權 条條 来來 极極 构構 枢樞 枪槍 枫楓 柠檸 标標 栋棟 栏欄 栖棲 样樣 核核
桥橋 桦樺 桩樁 检檢 楼樓 榄欖 樱櫻 欢歡 欧歐 歼殲 残殘 殴毆 毕畢 毙斃 气氣 氢氫 汇匯彙 汉漢 沟溝 沪滬 没沒 沈瀋 泪淚 泸瀘 泾涇
泻瀉 洁潔 洒灑 浇澆 测測 济濟 浏瀏 浑渾 浓濃 浙浙 涌湧 涧澗 润潤 涨漲 涵涵 渊淵 渐漸 渔漁 湾灣 湿濕 溃潰 滚滾 满滿 滤濾 滨濱
潇瀟 潜潛 澜瀾 灏灝 灭滅 灯燈 灵靈 灾災 灿燦 炉爐 点點 炼煉鍊 烁爍 烂爛 烟煙菸 烦煩 烧燒 热熱 焕煥 爷爺 牵牽 犹猶 狮獅 独獨 猎獵
献獻 玛瑪 环環 现現 玺璽 珐琺 珑瓏 珲琿 琏璉 琐瑣 瑶瑤 瑾瑾 璎瓔 瓯甌 电電 画畫 畅暢 疗療 疯瘋 痴癡 皑皚 盐鹽 监監 盖蓋 盘盤 眯瞇
睁睜 矫矯 矿礦 码碼 砖磚 础礎 硕碩 确確 礼禮 祎禕 祯禎 祷禱 禄祿 离離 秘祕 积積 称稱 稳穩 穷窮 窑窯 窝窩 窦竇 竖豎 竞競 笔筆 笺箋
笼籠 筑築 签簽籤 简簡 箩籮 类類 粤粵 粮糧 糁糝 紧緊 纠糾 纤纖 约約 级級 纪紀 纬緯 纯純 纱紗 纲綱 纳納 纵縱 纶綸 纷紛 纸紙 纹紋 纺紡
纽紐 线線綫 练練 组組 绅紳 细細 织織 终終 绍紹 经經 结結 绕繞 绘繪 给給 络絡 绝絕 绣繡 绥綏 继繼 绩績 绪緒 续續 绮綺 绯緋 绰綽
绳繩 绵綿 绸綢 绽綻 绿綠緑 缀綴 缇緹 缘緣 缙縉 缤繽 编編 缪繆 罚罰 罢罷 职職 联聯 聪聰 肃肅 肠腸 肤膚 肾腎 肿腫 胀脹 胆膽 脉脈 脑腦
脱脫 腊臘 腾騰 舆輿 舰艦 舱艙 节節 芜蕪 苇葦 苍蒼 范範 茎莖 荐薦 荚莢 荞蕎 荡蕩 荫蔭 药藥 莉莉 莱萊 莲蓮 获獲穫 莺鶯 萝蘿 营營 萤螢
葱蔥 蓝藍 蔷薔 蔼藹 蕴蘊 薇薇 虏虜 虑慮 虽雖 虾蝦 蚁蟻 蚕蠶 蛮蠻 蜡蠟 蝇蠅 补補 装裝 袜襪 见見 观觀 规規 视視 览覽 觉覺 触觸 誉譽 誊謄
计計 订訂 认認 训訓 讴謳 诀訣 诉訴 课課 谅諒 谐諧 谛諦 谣謠 谷穀 象象 赣贛 赵趙 跃躍 践踐 踪蹤 跷蹺 躯軀 农農 网網 专專 东東 丝絲 丰豐 乔喬
厨廚 吓嚇 哑啞 喽嘍 墩墩 夺奪 妆妝粧 妩嫵 孙孫 审審 寝寢 帜幟 庐廬 弘弘 忧憂 恽惲 惯慣 抢搶 拦攔 拨撥 挂掛 捞撈 搂摟 摆擺 晕暈 暧曖 术術
栾欒 梁樑 椭橢 横橫 檐簷 氩氬 沣灃 浔潯 涂塗 淀澱 渍漬 潍濰 烨燁 焰燄 玮瑋 瑷璦 畴疇 硚礄 祸禍 种種 秽穢 筝箏 罴羆 翘翹 耀燿 艰艱 茧繭 衔銜 衬襯 袭襲 诏詔 诠詮
诣詣 谧謐 贞貞 贻貽 赟贇 轶軼 轼軾 辕轅 郁鬱 钊釗 钗釵 钏釧 钿鈿 铉鉉 铨銓 锜錡 锟錕 锴鍇 镐鎬 镕鎔 镛鏞 镭鐳 闳閎 闿闓 陇隴 霭靄 靓靚 韬韜 颉頡 颐頤 飏颺 馥馥 骋騁 骐騏 骞騫 鸾鸞 鹂鸝 黾黽
`;

const simplifiedOf = new Map<string, string>(
  pairs
    .trim()
    .split(/\s+/)
    .flatMap(([simplified = '', ...traditional]) =>
      traditional.map((form): [string, string] => [form, simplified]),
    )
    .filter(([traditional, simplified]) => traditional !== simplified),
);
/** All characters that `toSimplified` changes. */
export const traditionalCharacters = [...simplifiedOf.keys()].join('');
/** Whether a UTF-16 unit is one of them: most texts have none, and a table says so faster than a class of a thousand. */
const isTraditional = new Uint8Array(0x10000);
for (const character of traditionalCharacters) isTraditional[character.charCodeAt(0)] = 1;

/** Traditional characters as simplified ones, where frequent; others stay. */
export function toSimplified(text: string): string {
  for (let place = 0; place < text.length; place++)
    if (isTraditional[text.charCodeAt(place)] === 1) return simplifyFrom(text, place);
  return text;
}

function simplifyFrom(text: string, start: number): string {
  let result = text.slice(0, start);
  for (let place = start; place < text.length; place++) {
    const character = text.charAt(place);
    result += simplifiedOf.get(character) ?? character;
  }
  return result;
}

import { splitChineseName, toSimplified } from '#schemas';

/** The two hundred most frequent surnames, which more than nine of ten people bear. */
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由',
);
const han = /^\p{Script=Han}{2,4}$/u;
/** What Chinese words that begin with a surname's character end in, and names do not. */
const noName =
  /(路|街|区|县|市|镇|村|站|桥|店|厂|号|费|类|型|局|所|院|校|部|科|车|员|生|证|金|贴|助|养|品|业|表|件|费|好|坏|常|中|用|户|销|通|灯|盖|机|线|口|岗|点|亭|牌|箱)$/;

/** A person's name, as far as a text shows: a known surname and one or two characters, or a minority's with its dot. */
export function isPersonName(text: string): boolean {
  const bare = text.normalize('NFKC').replace(/\s/g, '');
  if (/^\p{Script=Han}{1,8}[·•・‧.．]\p{Script=Han}{1,10}$/u.test(bare)) return true;
  if (!han.test(bare) || noName.test(bare)) return false;
  const simple = toSimplified(bare);
  if (splitChineseName(simple)?.surname.length === 2) return true;
  return bare.length <= 3 && surnames.has(simple.charAt(0));
}

const han = /^\p{Script=Han}+$/u;

/** Surnames of two characters; any other is of one. */
const compound = new Set(
  `欧阳 司马 上官 诸葛 夏侯 尉迟 皇甫 公孙 慕容 令狐 东方 宇文 长孙 司徒 司空 轩辕 端木 独孤 南宫 西门 万俟 闻人 赫连
  公冶 宗政 濮阳 淳于 单于 太叔 申屠 钟离 鲜于 闾丘 亓官 仲孙 呼延 百里 拓跋 东郭 左丘 羊舌 微生 梁丘 第五`.split(
    /\s+/,
  ),
);

export interface ChineseName {
  readonly surname: string;
  readonly given: string;
}

/** Surname and given name of a Chinese name of two to four characters; undefined for anything else. */
export function splitChineseName(name: string): ChineseName | undefined {
  const characters = [...name];
  if (!han.test(name) || characters.length < 2 || characters.length > 4) return undefined;
  const length = characters.length > 2 && compound.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return { surname: characters.slice(0, length).join(''), given: characters.slice(length).join('') };
}

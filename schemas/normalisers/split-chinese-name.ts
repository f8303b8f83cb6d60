const han = /^\p{Script=Han}+$/u;

/** Surnames of two characters, those of the Hundred Family Surnames and a few since; any other is of one. */
const compound = new Set(
  `万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐
  钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 司寇 亓官 仉督 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁
  段干 百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 南宫 独孤 第五`.split(/\s+/),
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

import type { Random } from '../../../examples/pearl-city/generator/random.ts';
import { estates, roads } from '../../../examples/pearl-city/generator/tables/roads.ts';

/** Heads and ends of which further names are composed once the demo's own are used up. */
const roadHeads =
  '人民 建设 和平 光明 友谊 文化 教育 科技 创业 迎宾 滨河 沿河 环城 站前 中兴 永安 长淮 凤阳 固镇 怀远 五河 龙山 锥山 芦山 西山 秦集 吴湾 雪华 虎山 老山 宝龙 金山 银山 明珠 珠城 淮滨 滨湖 南翔 蓝天 青年 新淮 民生 复兴 振兴 富强 平安 吉祥 康宁 文昌 奎星'.split(
    ' ',
  );
const roadEnds = '路 街 大道 巷 东路 西路 南路 北路 中路 一路 二路 三路 东街 西街 南街 北街 一街 二街'.split(
  ' ',
);
const formerHeads = '红旗 东风 前进 跃进 向阳 反修 卫东 工农 红星 胜天 新生 火炬 先锋 团结'.split(' ');
const estateHeads =
  '阳光 锦绣 翰林 香樟 天湖 淮景 珍珠 金域 明珠 绿地 荣盛 书香 和顺 东方 龙湖 景湖 中央 百合 幸福 玉兰 紫荆 银河 御湖 梧桐 南山 万达 恒大 碧桂 凤凰 金色 世纪 水岸 清华 学府 国贸 滨江 丽景 名仕 康桥 金鼎'.split(
    ' ',
  );
const estateEnds =
  '花园 家园 苑 佳苑 华府 华庭 名邸 新村 公寓 公馆 里 湾 城 豪庭 雅居 小镇 天城 庄园 名都 新城'.split(' ');
const phases = ['', '一期', '二期', '三期', '东区', '西区'];

/** A road's name of today and the one that it had before. */
export type RoadName = readonly [name: string, former: string];

/** So many roads, no name twice; the demo's first. @throws RangeError where no more can be composed (about 900) */
export function nameRoads(random: Random, count: number): RoadName[] {
  const known = new Set(roads.map(([name]) => name));
  const composed = combine([roadHeads, roadEnds]).filter((name) => !known.has(name));
  const more = takeFrom(random, composed, count - roads.length);
  const withFormer = more.map((name): RoadName => [name, random.pick(formerHeads) + random.pick(roadEnds)]);
  return [...roads, ...withFormer].slice(0, count);
}

/** So many housing estates, no name twice; the demo's first. @throws RangeError where no more can be composed (about 4,800) */
export function nameEstates(random: Random, count: number): string[] {
  const composed = combine([estateHeads, estateEnds, phases]).filter((name) => !estates.includes(name));
  return [...estates, ...takeFrom(random, composed, count - estates.length)].slice(0, count);
}

function combine(parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (heads, ends) => heads.flatMap((head) => ends.map((end) => head + end)),
    [''],
  );
}

function takeFrom(random: Random, names: readonly string[], count: number): string[] {
  if (count > names.length)
    throw new RangeError(`There are only ${names.length} further names, not ${count}.`);
  return random.shuffle(names).slice(0, Math.max(0, count));
}

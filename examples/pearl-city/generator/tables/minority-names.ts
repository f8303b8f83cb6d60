/** Names written with ·: given parts by sex and family parts, of several minorities; ethnicity codes of GB/T 3304. */
export const minorityNames = {
  givenMale: ['艾尼', '买买提', '阿迪力', '库尔班', '吐尔逊', '艾力', '玉素甫', '巴特尔', '扎西', '多吉'],
  givenFemale: [
    '阿依古丽',
    '古丽娜尔',
    '帕提古丽',
    '热依汗',
    '阿米娜',
    '茹仙',
    '萨仁',
    '卓玛',
    '央金',
    '祖丽',
  ],
  family: [
    '买合木提',
    '阿不都拉',
    '依明',
    '吾斯曼',
    '热合曼',
    '司马义',
    '托合提',
    '吉日格勒',
    '次仁',
    '平措',
  ],
  codes: ['05', '05', '05', '02', '04'],
};

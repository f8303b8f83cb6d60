/** Served where the console has not been built yet. */
export const unbuiltPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Causeway</title>
<p>The console is not built yet: run <code>npm run build:console</code> in the hub's folder and load this page again.</p>
<p lang="zh-CN">控制台尚未构建：请在本程序目录运行 <code>npm run build:console</code>，然后刷新此页。</p>
</html>
`;

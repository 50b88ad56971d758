/** A text that somebody puts where a name, a word or a sentence is expected. */
export interface Payload {
	readonly name: string;
	readonly text: string;
}

const esc = '\u001b';

/** What has an effect in a terminal, an editor, a page or a spreadsheet, where it is not shown as text. */
export const payloads: readonly Payload[] = [
	{ name: 'a link to a command', text: '[see](command:workbench.action.terminal.new)' },
	{ name: 'a link to a command, escaped by entities', text: '&#91;see&#93;(command&colon;workbench.x)' },
	{ name: 'a link with a backslash before it', text: '\\[see](command:workbench.x)' },
	{ name: 'a link to a page', text: '[see](https://evil.test/a)' },
	{ name: 'a reference of a link', text: '[see][1]\n\n[1]: command:workbench.x' },
	{ name: 'an address alone', text: 'https://evil.test/a www.evil.test <https://evil.test> e@evil.test' },
	{ name: 'an image', text: '![see](https://evil.test/a.png)' },
	{ name: 'an image in HTML', text: '<img src="https://evil.test/a.png" onerror="alert(1)">' },
	{ name: 'a script', text: '</script><script>alert(1)</script>' },
	{ name: 'an end of a summary', text: '</summary></details><img src=x onerror=alert(1)>' },
	{ name: 'a comment of HTML', text: '<!-- --><a href="command:x">see</a>' },
	{ name: 'an icon', text: '$(verified) $(pass-filled~spin) safe' },
	{ name: 'an icon with a backslash in it', text: '$\\(verified) \\$(verified)' },
	{ name: 'the end of a code span', text: '`` ` ``` <b>x</b> [a](command:b)' },
	{ name: 'a heading and a list', text: '\n# Safe\n\n- [x] judged\n\n---\n' },
	{ name: 'the end of a cell', text: 'a | safe | b |\n| --- | --- |' },
	{ name: 'a fence', text: '```\n[a](command:b)\n```' },
	{ name: 'a mention of people and issues', text: '@octocat #1 org/other#2' },
	{ name: 'colours', text: `${esc}[31mred${esc}[0m` },
	{ name: 'a cleared screen', text: `${esc}[2J${esc}[H` },
	{ name: 'a title of the window', text: `${esc}]0;owned\u0007` },
	{ name: 'a link of a terminal', text: `${esc}]8;;https://evil.test${esc}\\see${esc}]8;;${esc}\\` },
	{ name: 'a write to the clipboard', text: `${esc}]52;c;ZXZpbA==\u0007` },
	{ name: 'controls of one byte', text: '\u009b2J\u009d0;owned\u009c\u0090q\u0085' },
	{ name: 'a line over the line before', text: 'bad\rgood\b\b\b\b' },
	{ name: 'a line of its own', text: 'name\nerror 0: all is well\r\n' },
	{ name: 'a turned direction', text: 'exe.\u202egnp.safetensors\u202c \u2066a\u2069 \u061c' },
	{ name: 'what has no width', text: 'or\u200bg/na\u2060me\ufeff\u00ad\u180e' },
	{ name: 'letters that hide', text: 'a\u{e0041}\u{e007f}\u3164\uffa0\u115f\u034fb' },
	{ name: 'nothing but what hides', text: '\u200b\u200d\u2060' },
	{ name: 'halves of characters', text: '\ud800a\udc00\ud83d' },
	{ name: 'separators of lines and paragraphs', text: 'a\u2028b\u2029c' },
	{ name: 'a zero byte', text: 'a\u0000b' },
	{ name: 'a formula', text: '=HYPERLINK("https://evil.test","see")' },
	{ name: 'a formula that begins otherwise', text: "@SUM(1+1)*cmd|'/c calc'!A0" },
	{ name: 'a formula behind blanks', text: '\t\r =1+1' },
	{ name: 'a cell that ends', text: '","=1+1",\r\n=2+2,"' },
	{ name: 'a path upwards', text: '../../../../etc/passwd' },
	{ name: 'a path of another system', text: '..\\..\\C:\\Windows\\win.ini' },
	{ name: 'an absolute path', text: '/etc/passwd' },
	{ name: 'a path with a zero byte and a query', text: '..%2f..%2f\u0000?a=b#c' },
	{ name: "JavaScript's own names", text: '__proto__' },
	{ name: 'a constructor', text: 'constructor' },
	{ name: 'a placeholder of a sentence', text: '{0} {1} %s $\u007bx}' },
	{ name: 'a huge text', text: 'x'.repeat(60_000) },
	{ name: 'a huge text of lines', text: 'x\n'.repeat(20_000) },
	{ name: 'a huge text of brackets', text: '[('.repeat(20_000) },
	{ name: 'a huge text of marks', text: '`*_|<'.repeat(12_000) },
];

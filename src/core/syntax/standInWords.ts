// `<your token>`: words in scripts that stand in for what whoever runs them has to write.

/**
 * What such a word looks like, and a redirection as a rule does not: `<in.txt >out`, `<in >out`, `<in>out`, `<(ls)`, `<<EOF`.
 * One that looks the same, `<in> out`, feeds no command what is looked for.
 */
const standIn =
	/(?<![<>&\d])<(?!\w{1,10}:\/\/)[^\s\d<>|&;()[\]{}$`"'\\=-](?:[^\r\n<>|&;()[\]{}$`"'\\=]|\w'(?=\w)){0,80}>(?!\w)/g;

/** `<in 2>out`, `<in >out` */
const redirected = /[\s'](?:\d)?>$/;

let last: { readonly text: string; readonly readable: string } | undefined;

/**
 * The grammar of bash takes `<token>` and the line below for redirections, and that line's command for a file. Instead each
 * is one word, as long as before, which is part of no name. Asked once for each script that a text holds.
 */
export function withoutStandIns(text: string): string {
	if (!text.includes('<')) {
		return text;
	}
	if (last?.text !== text) {
		const readable = text.replace(standIn, (word) =>
			redirected.test(word) ? word : '\u{fffd}'.repeat(word.length),
		);
		last = { text, readable };
	}
	return last.readable;
}

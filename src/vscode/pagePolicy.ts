/**
 * What a page of ours may load: its own script by a nonce, styles and fonts that ship with the extension, and nothing
 * else; no picture, no frame, no request. `source`: where the editor serves files of the extension from.
 */
export function pagePolicy(source: string, nonce: string): string {
	return [
		"default-src 'none'",
		`style-src ${source} 'nonce-${nonce}'`,
		`font-src ${source}`,
		`script-src 'nonce-${nonce}'`,
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
}

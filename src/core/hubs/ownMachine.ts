/**
 * Whether an address leads to this very machine, so that a question to it leaves nothing behind elsewhere:
 * `http://127.0.0.1:8765`, `http://localhost/hf`, `http://[::1]`. False for what is no address.
 */
export function isOnThisMachine(address: string): boolean {
	if (!URL.canParse(address)) {
		return false;
	}
	const { hostname } = new URL(address);
	// `localhost` and all below it by RFC 6761, the whole of 127/8 by RFC 1122; `URL` has written out other spellings.
	return (
		/^(?:.+\.)?localhost\.?$/.test(hostname) || /^127(?:\.\d+){3}$/.test(hostname) || hostname === '[::1]'
	);
}

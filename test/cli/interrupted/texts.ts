import { createHash } from 'node:crypto';

/** A text that tells whether it is whole: its digest, and as many letters as somebody likes. */
export function sealed(letter: string, length: number): string {
	const body = letter.repeat(length);
	return `${digest(body)} ${body}`;
}

/** True for a text that `sealed` made, and for nothing that is cut, mixed or empty. */
export function isSealed(text: string): boolean {
	return text.length > 65 && text.slice(0, 64) === digest(text.slice(65));
}

function digest(body: string): string {
	return createHash('sha256').update(body).digest('hex');
}

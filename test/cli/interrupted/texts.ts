import { createHash } from 'node:crypto';
import { readLock, writeLock } from '../../../src/core/lock/lockText';

/** A text that tells whether it is whole: its digest, and as many letters as somebody likes. */
export function sealed(letter: string, length: number): string {
	const body = letter.repeat(length);
	return `${digest(body)} ${body}`;
}

/** True for a text that `sealed` made, and for nothing that is cut, mixed or empty. */
export function isSealed(text: string): boolean {
	return text.length > 65 && text.slice(0, 64) === digest(text.slice(65));
}

/** A lock that tells whether it is whole: every model has the same licence and there are as many as that one says. */
export function sealedLock(letter: string, count: number): string {
	const licenses = [letter, String(count)];
	return writeLock({
		models: Array.from({ length: count }, (_, at) => ({
			...{ hub: 'huggingface', id: `org/model-${at}`, commit: digest(String(at)).slice(0, 40), licenses },
			files: [{ path: 'model.safetensors', size: at, sha256: digest(letter) }],
		})),
	});
}

/** True for a lock that `sealedLock` made, and for nothing that is cut, mixed or empty. */
export function isSealedLock(text: string): boolean {
	const { lock, faults } = readLock(text, 'weightwise.lock');
	const [letter, count] = lock?.models[0]?.licenses ?? [];
	return faults.length === 0 && letter !== undefined && text === sealedLock(letter, Number(count));
}

function digest(body: string): string {
	return createHash('sha256').update(body).digest('hex');
}

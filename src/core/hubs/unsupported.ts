import type { HubId } from '../reference';
import type { Hub } from './hub';

/** A hub that is recognised and linked, but not asked. */
export function createUnsupported(id: HubId, page: Hub['page']): Hub {
	return {
		id,
		page,
		async lookup(model, revision, signal) {
			signal.throwIfAborted();
			const address = page(model, revision);
			return address === undefined ? { state: 'unsupported' } : { state: 'unsupported', page: address };
		},
	};
}

/** The parts of a path as safe address segments; undefined when one could change where the address leads. */
export function toSegments(path: string): readonly string[] | undefined {
	const parts = path.split('/', 12);
	const safe =
		path.length <= 200 && parts.length < 12 && parts.every((part) => /^(?!\.{1,2}$)[\w.+:-]+$/.test(part));
	return safe ? parts.map(encodeURIComponent) : undefined;
}

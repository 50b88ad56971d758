import type { ModelReference } from '../model';
import type { FileReferences } from './checked';

/**
 * Each id once, where it is written: uses of another file's constant are taken out, and a constant that only such a
 * use tells to be a model is put in where it stands, if that file was read.
 */
export function atOwnPlaces(files: readonly FileReferences[]): FileReferences[] {
	const texts = new Map(files.map(({ path, text }) => [path, text]));
	const written = new Map<string, Map<number, ModelReference>>();
	const add = (path: string, reference: ModelReference) => {
		const places = written.get(path) ?? new Map<number, ModelReference>();
		written.set(path, places);
		if (!places.has(reference.span.start)) {
			places.set(reference.span.start, reference);
		}
	};
	for (const { path, references } of files) {
		for (const reference of references) {
			if (!reference.origin) {
				add(path, reference);
			}
		}
	}
	for (const { origin, ...reference } of files.flatMap(({ references }) => references)) {
		const text = origin && texts.get(origin.path);
		if (origin && text?.slice(origin.span.start, origin.span.end) === reference.text) {
			add(origin.path, { ...reference, span: origin.span, role: 'constant', loads: [] });
		}
	}
	return files.flatMap((file) => {
		const references = [...(written.get(file.path)?.values() ?? [])].sort(
			(a, b) => a.span.start - b.span.start,
		);
		return references.length > 0 ? [{ ...file, references }] : [];
	});
}

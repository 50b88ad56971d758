import type { ModelReference } from '../reference';
import type { FileReferences } from './checked';
import type { ListedReference } from './overview';

type Origin = NonNullable<ModelReference['origin']>;

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

/**
 * The same of what is listed with its findings, where the texts of the files are not at hand: what a file takes from
 * another one stands where that one writes it, with what is found of it; it is no place more where that file itself
 * tells that it is a model.
 * @param atOrigin What is listed, as it stands in the file that writes its id.
 */
export function listedAtOwnPlaces<T extends ListedReference>(
	all: readonly T[],
	atOrigin: (taken: T, origin: Origin) => T,
): T[] {
	const places = new Map<string, T>();
	const add = (key: string, one: T) => {
		const there = places.get(key);
		places.set(key, there ? { ...there, findings: [...there.findings, ...one.findings] } : one);
	};
	const firstOfModel = new Map<string, string>();
	for (const one of all.filter(({ resolved }) => !resolved.reference.origin)) {
		const model = modelKey(one);
		const key = placeKey(one);
		firstOfModel.set(model, firstOfModel.get(model) ?? key);
		add(key, one);
	}
	for (const taken of all) {
		const { origin } = taken.resolved.reference;
		if (origin) {
			const one = atOrigin(taken, origin);
			const key = placeKey(one);
			// What was taken before the other file changed may tell of a line where the id is no more.
			add(places.has(key) ? key : (firstOfModel.get(modelKey(one)) ?? key), one);
		}
	}
	return [...places.values()];
}

const modelKey = ({ file, resolved: { reference } }: ListedReference): string =>
	JSON.stringify([file, reference.hub, reference.kind, reference.id]);

/** The cells of each language in a notebook have offsets of their own. */
const placeKey = (one: ListedReference): string =>
	`${modelKey(one)} ${one.inCell?.cell ?? ''} ${one.resolved.reference.span.start}`;

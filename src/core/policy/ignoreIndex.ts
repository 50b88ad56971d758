import { folderOf } from '../detect/workspace/paths';
import type { Finding } from '../finding';
import { grouped } from '../lists';
import { byModel } from './byModel';
import { foldersAround, literalFolder, matchesFile, seenFrom } from './globs';
import type { IgnoreEntry, Policy } from './policy';

/** What an entry is held against. */
export type Silenced = Pick<Finding, 'rule' | 'reference'>;

/** An entry, and the how manieth of its policy it is. */
interface Placed {
	readonly at: number;
	readonly entry: IgnoreEntry;
}

/** The entries of one policy, of which only those are looked at that may be about a finding. */
export interface IgnoreIndex {
	of(finding: Silenced, path: string): readonly IgnoreEntry[];
}

/** Sorts the entries by rule, model and folder once; a policy may have thousands, and a run as many findings. */
export function createIgnoreIndex(policy: Policy): IgnoreIndex {
	const writtenIn = ({ place }: IgnoreEntry) => {
		const file = place?.path ?? policy.path;
		return file === undefined ? undefined : folderOf(file);
	};
	const all = (policy.ignore ?? []).map((entry, at): Placed => ({ at, entry }));
	const from = new Set(all.map(({ entry }) => writtenIn(entry)));
	const placeOf = ({ entry }: Placed) => {
		const { files } = entry;
		const folder = files === undefined ? undefined : literalFolder(files);
		return entry.rule + (folder === undefined ? '' : placeKey(writtenIn(entry), folder));
	};
	const general = grouped(
		all.filter(({ entry }) => entry.model === undefined),
		placeOf,
	);
	const ofModels = grouped(
		all.filter(({ entry }) => entry.model !== undefined),
		placeOf,
	);
	const byId = new Map(
		[...ofModels].map(([key, list]) => [key, byModel(list, ({ entry }) => entry.model ?? '*')]),
	);
	// A file's findings are asked about one after the other.
	let latest: SeenFile | undefined;
	return {
		of({ rule, reference }, path) {
			latest = latest?.path === path ? latest : seenFile(path, from, writtenIn);
			const { places, fits } = latest;
			const keys = ['', ...places].map((place) => rule + place);
			const ofAll = latest.general.get(rule) ?? keys.flatMap((key) => general.get(key) ?? []).filter(fits);
			latest.general.set(rule, ofAll);
			const own = reference ? keys.flatMap((key) => byId.get(key)?.of(reference.id) ?? []).filter(fits) : [];
			return [...ofAll, ...own].sort((a, b) => a.at - b.at).map(({ entry }) => entry);
		},
	};
}

/** A file as the entries of one policy see it. */
interface SeenFile {
	readonly path: string;
	/** Where an entry has to be filed that may be about it, as `placeKey` writes it. */
	readonly places: readonly string[];
	/** The entries of a rule that are about it, whatever the model. */
	readonly general: Map<string, readonly Placed[]>;
	readonly fits: (one: Placed) => boolean;
}

const placeKey = (from: string | undefined, folder: string): string => JSON.stringify([from ?? null, folder]);

function seenFile(
	path: string,
	from: ReadonlySet<string | undefined>,
	writtenIn: (entry: IgnoreEntry) => string | undefined,
): SeenFile {
	const seen = new Map([...from].map((one) => [one, one === undefined ? path : seenFrom(one, path)]));
	const known = new Map<IgnoreEntry, boolean>();
	return {
		path,
		places: [...seen].flatMap(([one, way]) => foldersAround(way).map((folder) => placeKey(one, folder))),
		general: new Map(),
		fits({ entry }) {
			const before = known.get(entry);
			if (before !== undefined) {
				return before;
			}
			const { files } = entry;
			const fits = files === undefined || matchesFile(files, seen.get(writtenIn(entry)) ?? path);
			known.set(entry, fits);
			return fits;
		},
	};
}

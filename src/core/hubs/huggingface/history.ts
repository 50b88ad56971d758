import type { Commit, History, Ref, Refs } from '../../repository';
import { isCommit, isRevision } from '../addresses';
import { isFields, type Note, parseJson, type Reader, readFields, toLine } from '../readers';
import type { Pages } from './inquiry';

/** One commit as lists and trees hold it; undefined without a full id. */
export function readCommit(fields: Reader | undefined): Omit<Commit, 'authors'> | undefined {
	const id = fields?.text('id');
	if (!fields || id === undefined || !isCommit(id)) {
		return undefined;
	}
	const date = fields.date('date');
	return { id, title: toLine(fields.text('title') ?? '', 200), ...(date ? { date } : {}) };
}

/** `/commits/{rev}`: newest first. */
export function readHistory({ texts, total }: Pages, note: Note): History | undefined {
	const commits: Commit[] = [];
	for (const text of texts) {
		const list = parseJson(text);
		if (!Array.isArray(list)) {
			return undefined;
		}
		for (const entry of list) {
			const fields = readFields(entry, note);
			const commit = readCommit(fields);
			if (!commit) {
				return undefined;
			}
			commits.push({ ...commit, authors: readAuthors(fields?.raw('authors'), note) });
		}
	}
	return { commits, ...(total === undefined ? {} : { total }) };
}

function readAuthors(value: unknown, note: Note): readonly string[] {
	if (value !== undefined && !Array.isArray(value)) {
		note(`authors: ${typeof value}`);
	}
	return (Array.isArray(value) ? value.slice(0, 50) : []).flatMap((author) =>
		isFields(author) && typeof author.user === 'string' ? [toLine(author.user, 100)] : [],
	);
}

/** `/refs?include_prs=1`; undefined where a list is none, because "no tags" would be a false statement. */
export function readRefs({ texts }: Pages, note: Note): Refs | undefined {
	const answer = readFields(parseJson(texts[0] ?? ''), note);
	const lists = (['branches', 'tags', 'converts', 'pullRequests'] as const).map((name) => {
		const value = answer?.raw(name);
		return value === undefined ? undefined : (readRefList(value, name, note) ?? 'unreadable');
	});
	const [branches, tags = [], converts = [], pullRequests] = lists;
	if (branches === undefined || lists.includes('unreadable')) {
		return undefined;
	}
	return { branches, tags, converts, ...(pullRequests ? { pullRequests } : {}) } as Refs;
}

function readRefList(value: unknown, list: string, note: Note): readonly Ref[] | undefined {
	if (!Array.isArray(value)) {
		note(`${list}: ${typeof value}`);
		return undefined;
	}
	return value.slice(0, 5000).flatMap((entry) => {
		const { name, ref, targetCommit: commit } = isFields(entry) ? entry : {};
		if (
			typeof name === 'string' &&
			typeof ref === 'string' &&
			typeof commit === 'string' &&
			isRevision(name) &&
			isRevision(ref) &&
			isCommit(commit)
		) {
			return [{ name, ref, commit }];
		}
		note(`${list}: an entry that is no name of a commit`);
		return [];
	});
}

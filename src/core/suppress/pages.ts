import { type Format, formatOf } from '../formats';
import { readComponent } from '../formats/component';
import { grammarOf } from '../formats/grammarOf';
import { readCell, readNotebook } from '../formats/notebook';
import type { Span } from '../reference';
import { largestNotebook, largestText, withTree } from '../syntax/trees';
import { jsonPage, markdownPage, ownLines, tomlPage, yamlPage } from './configComments';
import { dockerfilePage, dotenvPage, makefilePage, modelfilePage, requirementsPage } from './hashComments';
import { notebookPlaces } from './notebookPlaces';
import type { CommentAccess, CommentedFile } from './opened';
import type { Comment, Page } from './page';
import { treePage } from './treeComments';

const pages: Readonly<Partial<Record<Format, (text: string) => Page>>> = {
	yaml: yamlPage,
	toml: tomlPage,
	markdown: markdownPage,
	dotenv: dotenvPage,
	requirements: requirementsPage,
	makefile: makefilePage,
	modelfile: modelfilePage,
	dockerfile: dockerfilePage,
};

/** As `withPage` says. */
export async function openPage<T>(
	{ path, text, language }: CommentedFile,
	access: CommentAccess,
	use: (page: Page) => T,
): Promise<T | undefined> {
	const format = formatOf(path, language);
	if (format === undefined || text.length > (format === 'notebook' ? largestNotebook : largestText)) {
		return undefined;
	}
	if (format === 'component') {
		return await withComponent(text, access, use);
	}
	const name = grammarOf[format];
	if (name) {
		const grammar = await access.grammar(name);
		return withTree(text, grammar, (tree) => use(treePage(tree, text, name)), access.signal);
	}
	if (format === 'json') {
		return use(jsonPage(text, language === 'jsonc' || /\.jsonc$/i.test(path)));
	}
	if (format === 'notebook' || format === 'cell') {
		return await withNotebook(format, text, access, use);
	}
	const page = pages[format]?.(text);
	return page && use(page);
}

/** In the markup around its programs a comment of theirs would be shown. */
async function withComponent<T>(
	file: string,
	access: CommentAccess,
	use: (page: Page) => T,
): Promise<T | undefined> {
	const code = readComponent(file);
	const name = code && grammarOf[code.format];
	if (!code || !name) {
		return undefined;
	}
	const inCode = (offset: number) => code.spans.some(({ start, end }) => start <= offset && offset <= end);
	return withTree(
		code.text,
		await access.grammar(name),
		(tree) => {
			const page = treePage(tree, code.text, name);
			return use({
				...page,
				styleAt: (offset) => (inCode(offset) ? page.styleAt(offset) : undefined),
			});
		},
		access.signal,
	);
}

/** Formats in which a line that begins with `#` is a comment. */
const hashed: ReadonlySet<Format | undefined> = new Set<Format>([
	'python',
	'yaml',
	'toml',
	'shell',
	'dotenv',
	'requirements',
	'makefile',
]);

/** The code of a notebook is one text; in cells that a shell reads or that become a file, whole lines are comments. */
async function withNotebook<T>(
	format: 'notebook' | 'cell',
	file: string,
	access: CommentAccess,
	use: (page: Page) => T,
): Promise<T | undefined> {
	const code = format === 'cell' ? readCell(file) : readNotebook(file);
	if (!code) {
		return undefined;
	}
	const { text, shellText, toFile } = code;
	const cells: readonly Span[] = [
		...code.shell.filter(({ start }) => shellText[start - 1] === '\n'),
		...code.files.flatMap(({ name, span }) => (hashed.has(formatOf(name)) ? [span] : [])),
	];
	const grammar = await access.grammar('python');
	const inCells = cells.flatMap((span) => ownLines(shellText, span));
	return withTree(
		text,
		grammar,
		(tree) => {
			const page = treePage(tree, text, 'python');
			const comments = inOrder([...page.comments, ...inCells]);
			const places = toFile ? { file: notebookPlaces(file, shellText, toFile) } : {};
			return use({ ...page, text: shellText, comments, ...places });
		},
		access.signal,
	);
}

const inOrder = (comments: readonly Comment[]): Comment[] =>
	[...comments].sort((a, b) => a.span.start - b.span.start);

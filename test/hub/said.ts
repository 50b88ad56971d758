import { type Answer, textAnswer } from './answer';

/** What a test has the hub say, as a stranger would who answers in its place. */
export interface SaidAnswer {
	/** A pattern of paths, without query. */
	readonly path: string;
	readonly text: string;
}

/** The answer to a path by the first that is for it: JSON below `/api/`, plain text elsewhere. */
export function saidAnswer(said: readonly SaidAnswer[], path: string): Answer | undefined {
	const text = said.find((one) => new RegExp(one.path).test(path))?.text;
	const type = path.startsWith('/api/') ? 'application/json' : 'text/plain';
	return text === undefined ? undefined : textAnswer(200, text, { 'Content-Type': `${type}; charset=utf-8` });
}

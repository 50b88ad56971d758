import { type Answer, jsonAnswer, textAnswer } from './answer';
import type { Facts } from './facts';

/** The names that the table of recorded errors has for them. */
const CASES = {
	unknown: 'no such repository, anonymous',
	'unknown-to-user': 'no such repository, valid token',
	'bad-token': 'token not valid',
	revision: 'no such revision',
	file: 'no such file',
	'gated-anonymous': 'gated, anonymous or bad token, file of the repository',
	'gated-user': 'gated, token of a user without access',
	disabled: 'disabled repository',
	expand: 'name in expand[] not allowed',
	'rate-limited': 'rate limit reached',
	throttled: '429 for another reason',
	unavailable: 'server error',
} as const;

export type ErrorCase = keyof typeof CASES;

export interface ErrorDetails {
	readonly id?: string;
	readonly revision?: string;
	/** The names that would have been right. */
	readonly expected?: readonly string[];
	/** File serving answers text, the API answers JSON. */
	readonly text?: boolean;
}

/** Throws when a recorded case is missing, so that a wrong folder fails at start and not in the middle of a test. */
export function checkErrors(facts: Facts): void {
	const missing = Object.values(CASES).filter((name) => !facts.errors.has(name));
	if (missing.length > 0) {
		throw new Error(`errors.json lacks the cases: ${missing.join('; ')}.`);
	}
}

/** A recorded error answer of the hub, filled in for this id or revision. */
export function errorAnswer(facts: Facts, errorCase: ErrorCase, details: ErrorDetails = {}): Answer {
	const recorded = facts.errors.get(CASES[errorCase]);
	if (recorded === undefined) {
		throw new Error(`errors.json lacks the case: ${CASES[errorCase]}.`);
	}
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(recorded.headers ?? {})) {
		if (name !== 'content-type') {
			headers[name] = value.replaceAll('{id}', () => details.id ?? '');
		}
	}
	if (errorCase === 'revision') {
		headers['x-error-message'] = `Invalid rev id: ${details.revision}`;
	}
	const names = details.expected?.map((name) => `"${name}"`).join('|');
	const message =
		names === undefined
			? (headers['x-error-message'] ?? String(recorded.body?.error ?? recorded.case))
			: `✖ Invalid option: expected one of ${names}`;
	return details.text
		? textAnswer(recorded.status, message, headers)
		: jsonAnswer({ error: message }, headers, recorded.status);
}

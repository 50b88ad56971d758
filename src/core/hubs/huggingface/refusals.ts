import * as l10n from '@vscode/l10n';
import type { Evidence, Lookup } from '../../model';
import type { Answer } from '../question';
import { isFields, parseJson, toLine } from '../readers';

/** The hub's own words for cases that have no code: compared for equality, as its other clients do. */
const noSuchRepository = 'Invalid username or password.';
const disabled = 'Access to this resource is disabled.';

/**
 * What an answer means that is neither 200 nor 304.
 * The code decides, then the message, then the status; an answer that does not come from a hub
 * (a proxy's page, a wrong address) says nothing about the model. `endpoint` is the address of the hub.
 */
export function readRefusal(id: string, answer: Answer, evidence: Evidence, endpoint: string): Lookup {
	const { status, headers } = answer;
	const code = headers.get('X-Error-Code');
	const message = messageOf(answer);
	const origin = new URL(answer.url).origin;
	const unreachable = (reason: string): Lookup => ({ state: 'unreachable', reason });

	if (code === 'GatedRepo') {
		return { state: 'gated', model: { id }, evidence };
	}
	if (code === 'RevisionNotFound') {
		return { state: 'missing', what: 'revision', orPrivate: false, evidence };
	}
	// Other people's private repositories answer so too, whoever asks.
	if (code === 'RepoNotFound' || (status === 404 && message === 'Repository not found')) {
		return { state: 'missing', what: 'repository', orPrivate: true, evidence };
	}
	if (status === 401) {
		if (answer.authorized) {
			return unreachable(
				l10n.t('{0} refused the token. Sign in again, or remove the token to ask without one.', origin),
			);
		}
		return message === noSuchRepository
			? { state: 'missing', what: 'repository', orPrivate: true, evidence }
			: unreachable(
					l10n.t('{0} wants a sign-in before it answers. Sign in, or set another hub address.', origin),
				);
	}
	if (status === 403) {
		if (message === disabled) {
			return { state: 'disabled', evidence };
		}
		// A page or a file server: a hub that says more than the status says it as JSON or in a header.
		const page = message === '' && (isPage(headers) || answer.text.trim() !== '');
		if (page || !isFrom(answer, endpoint)) {
			return unreachable(
				l10n.t('A page of {0} refuses this question (status 403); it does not come from a hub.', origin),
			);
		}
		// A hub hides a private model from whoever may not read it. Any other 403 is of a limit, a filter or a proxy, and
		// says nothing of the model, unless it says so of the token that was sent.
		if (answer.authorized && /\bprivate\b/i.test(message)) {
			return { state: 'private', evidence };
		}
	}
	if (status === 404) {
		return unreachable(
			l10n.t(
				'{0} does not know this question (status 404). Check that its address is that of a hub.',
				origin,
			),
		);
	}
	if (isNotRecorded(headers)) {
		return { state: 'unreachable', cause: 'not-recorded', reason: notRecorded(answer.url) };
	}
	return unreachable(
		message
			? l10n.t('{0} answered with status {1}: {2}', origin, status, message)
			: l10n.t('{0} answered with status {1}.', origin, status),
	);
}

/**
 * Whether the answer is that of our own local hub to what nobody recorded: it exists or it does not, on the hub that
 * this one stands in for.
 */
export function isNotRecorded(headers: Headers): boolean {
	return headers.get('X-Local-Hub') === 'not-recorded';
}

/**
 * Whether our own local hub says that it answers from facts of an earlier day. A foreign hub that says so makes its facts
 * look older, never fresher.
 */
export function isRecorded(headers: Headers): boolean {
	return headers.get('X-Local-Hub') === 'recorded';
}

/** The fields of an answer that our own local hub has no record of, as it names them in a header. */
export function unrecordedFields(headers: Headers): readonly string[] {
	const named = headers.get('X-Local-Hub-Lacks')?.slice(0, 1000).split(/,\s*/) ?? [];
	return named.filter((name) => /^[A-Za-z][\w-]{0,40}$/.test(name));
}

/** The sentence for it. It does not name what was asked for, so that many of them are told as one. */
export function notRecorded(url: string): string {
	return l10n.t('Not recorded at {0}, which stands in for the hub.', new URL(url).origin);
}

/** What the hub itself says of an error: the header, else the body, as a browser may hide the header. Empty for a page. */
export function messageOf({ headers, text }: Answer): string {
	const header = headers.get('X-Error-Message');
	if (header) {
		return toLine(header, 300);
	}
	const body = parseJson(text.slice(0, 10_000));
	const error = isFields(body) ? body.error : undefined;
	return typeof error === 'string' ? toLine(error, 300) : '';
}

/** Whether the hub itself refuses; wherever a redirect led, nobody knows which models are private. */
function isFrom({ url }: Answer, endpoint: string): boolean {
	return new URL(url).origin === new URL(endpoint).origin;
}

/** Nothing that a hub answers to a program. */
export function isPage(headers: Headers): boolean {
	return headers.get('content-type')?.includes('html') ?? false;
}

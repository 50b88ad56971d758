import { type Answer, DEFAULTS, jsonAnswer, notRecorded } from './answer';
import { errorAnswer } from './errors';
import type { RecordedModel } from './facts';
import type { HubState } from './findModel';
import type { HubRequest } from './hubRequest';
import { numberParameter } from './pages';
import type { StatedDiscussion } from './stated';

/** The hub's page size was found nowhere; clients go on by `count` and need not know it. */
const PAGE_SIZE = 10;
const TYPES = ['all', 'discussion', 'pull_request'];
const STATUSES = ['all', 'open', 'closed'];

const isClosed = ({ status }: StatedDiscussion) => status === 'closed' || status === 'merged';

function item(model: RecordedModel, discussion: StatedDiscussion) {
	const { author, ...stated } = discussion;
	return {
		numComments: 1,
		pinned: false,
		...stated,
		...(author === undefined ? {} : { author: { name: author, fullname: author, type: 'user' } }),
		repo: { name: model.id, type: 'model' },
	};
}

/** `GET /discussions`: newest first, pages by `p` from 0, no Link. None were recorded, so a test states them. */
export function discussions(state: HubState, request: HubRequest, model: RecordedModel): Answer {
	const { query } = request;
	const type = query.get('type') ?? 'all';
	const status = query.get('status') ?? 'all';
	for (const [value, allowed] of [[type, TYPES] as const, [status, STATUSES] as const]) {
		if (!allowed.includes(value)) {
			return errorAnswer(state.facts, 'expand', { expected: allowed });
		}
	}
	if (model.discussions === undefined) {
		return notRecorded(`the discussions of ${model.id}`);
	}
	const author = query.get('author');
	const search = query.get('search')?.toLowerCase() ?? '';
	const ofKind = [...model.discussions]
		.sort((a, b) => b.num - a.num)
		.filter(({ isPullRequest }) => type === 'all' || isPullRequest === (type === 'pull_request'))
		.filter((each) => author === null || each.author === author)
		.filter(({ title }) => title.toLowerCase().includes(search));
	const found = ofKind.filter((each) => status === 'all' || isClosed(each) === (status === 'closed'));
	const size = Math.min(PAGE_SIZE, state.pageSize ?? PAGE_SIZE);
	const start = size * (numberParameter(query, 'p', 0, 999_999) ?? 0);
	return jsonAnswer(
		{
			discussions: found.slice(start, start + size).map((each) => item(model, each)),
			count: found.length,
			start,
			numClosedDiscussions: ofKind.filter(isClosed).length,
		},
		{ [DEFAULTS]: 'discussions, count, start, numClosedDiscussions' },
	);
}

import { payloads } from '../../core/hostile/payloads';
import { type HubAnswers, places, soundAnswers } from '../../core/hostile/places';
import type { SaidAnswer } from '../../hub/server';

/** A model of which every text that others write is the same hostile one. */
export interface HostileModel {
	readonly id: string;
	/** What its text is, in words. */
	readonly what: string;
	readonly answers: readonly SaidAnswer[];
}

/** Answers with such a text are of no model at all, and are asked for by tests of their own. */
const unusable: readonly string[] = ['an id', 'a commit'];

/** One model for each hostile text. */
export const hostileModels: readonly HostileModel[] = payloads.map(({ name, text }, at) => {
	const id = `org/hostile-${String(at).padStart(2, '0')}`;
	return { id, what: name, answers: said(id, everywhere(text)) };
});

type Fields = Record<string, unknown>;

/** The answers in which the text stands at all places at once. */
function everywhere(text: string): HubAnswers {
	const all = places
		.filter(({ name }) => !unusable.includes(name))
		.map((place) => place.put(soundAnswers, text));
	const changed = (sound: Fields, fields: readonly Fields[]): Fields =>
		Object.assign(
			{},
			sound,
			...fields.map((one) =>
				Object.fromEntries(
					Object.entries(one).filter(
						([name, value]) => JSON.stringify(value) !== JSON.stringify(sound[name]),
					),
				),
			),
		);
	const models = all.map(({ model }) => model);
	const parts = (name: string) =>
		changed(
			soundAnswers.model[name] as Fields,
			models.map((model) => model[name] as Fields),
		);
	return {
		...(changed(soundAnswers as unknown as Fields, all as unknown as Fields[]) as unknown as HubAnswers),
		model: {
			...changed(soundAnswers.model, models),
			cardData: parts('cardData'),
			config: parts('config'),
		},
		commits: all.flatMap(({ commits }) => (commits === soundAnswers.commits ? [] : commits)),
		tree: all.flatMap(({ tree }) => (tree === soundAnswers.tree ? [] : tree)),
	};
}

function said(id: string, answers: HubAnswers): SaidAnswer[] {
	const json = (path: string, value: unknown): SaidAnswer => ({ path, text: JSON.stringify(value) });
	const api = `^/api/models/${id}`;
	const { tree, commits, model, card, config, licence } = answers;
	return [
		json(`${api}/tree/`, tree),
		json(`${api}/commits/`, commits),
		json(`${api}/refs`, {
			branches: [
				{ name: commits[0]?.title, ref: `refs/heads/${commits[0]?.title}`, targetCommit: model.sha },
			],
			tags: [],
			converts: [],
		}),
		json(`${api}(?:/revision/[^/]+)?$`, { ...model, id }),
		{ path: `^/${id}/.*README\\.md$`, text: card },
		{ path: `^/${id}/.*config\\.json$`, text: JSON.stringify(config) },
		{ path: `^/${id}/.*LICENSE$`, text: licence },
		{ path: `^/${id}/`, text: '' },
	];
}

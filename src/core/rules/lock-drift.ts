import { entryOf } from '../lock/asLoaded';
import { codeDrift } from '../lock/codeDrift';
import { hubDrift } from '../lock/hubDrift';
import { loadedModels } from '../lock/lockedLoads';
import { toldOf } from '../lock/told';
import type { Load } from '../reference';
import { allSentences } from '../wording';
import { isUsedModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const lockDrift: Rule = {
	id: 'lock-drift',
	severity: 'error',
	tags: ['team', 'reproducibility'],
	docs: {
		when: "Only where a `weightwise.lock` lies beside the team's `weightwise.json` or at the top of the workspace: a model, or a revision of it, is loaded that the lock does not hold; the load reads a file that it does not hold; or what the hub says of the model now is not what the lock holds: the revision means another commit, the model or the revision is gone, a file of the locked commit has another size or digest, the licence is another one. When the hub cannot be asked, only the code is held against the lock.",
		why: 'The lock is what the team has looked at. What is loaded beside it, nobody has.',
		fix: 'Look at what changed, then run `weightwise lock`, and have the change of the lock reviewed like one of the code; or pin the commit that is locked. `weightwise verify` says the same of the whole project, and checks the local cache, too.',
		example:
			'# weightwise.lock holds org/name at its main branch only\nmodel = AutoModel.from_pretrained("org/name", revision="v2")',
		after: '# after: weightwise lock\nmodel = AutoModel.from_pretrained("org/name", revision="v2")',
		source:
			'The lock as `weightwise lock` wrote it, against the model object of the hub at the revision that the code names.',
	},
	*check({ resolved, lock }: RuleContext): Iterable<Issue> {
		// That a lock cannot be used is said of the lock itself.
		if (!lock?.lock || !isUsedModel(resolved)) {
			return;
		}
		const { shown, lock: held } = lock;
		// The finding stands at the load, wherever that is.
		const placeOf = () => ({ line: 1, column: 1 });
		const loaded = loadedModels([{ path: '', resolved: [resolved], placeOf }]);
		const messages = new Set<string>();
		const concerned: Load[] = [];
		for (const model of loaded.models) {
			const entry = entryOf(held, model);
			const models = entry ? [entry] : [];
			if (models.length === 0 && toldOf(model.lookup).state === 'gone') {
				// That no hub has it is a finding of another rule at the same load, and comes before locking it.
				continue;
			}
			const code = codeDrift({ models }, { models: [model], guessed: [], open: [] }, { whole: false, shown });
			const hub = models.map((one) => hubDrift(one, model.lookup, shown));
			const drifts = [code, ...hub].flatMap((compared) => compared.drifts);
			for (const { message } of drifts) {
				messages.add(message);
			}
			if (drifts.length > 0) {
				concerned.push(...model.loads.map(({ load }) => load));
			}
		}
		if (messages.size > 0) {
			yield { message: allSentences([...messages]), loads: concerned };
		}
	},
};

import * as l10n from '@vscode/l10n';
import { compareTemplate, isCopy } from '../decide/templateOfBase';
import type { ResolvedReference } from '../finding';
import type { ModelInfo } from '../model';
import { asClause } from '../printable';
import { judgeTemplate } from '../weights/chatTemplate';
import { verdictOf } from '../weights/verdict';
import { inSentences } from '../wording';
import { lineageWanted } from './ancestors';
import { asOfNote, isFirstOfModel, isUsedModel, type KnownModel, knownModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

/** More reasons than this are not given in one message. */
const mostReasons = 3;

export const chatTemplate: Rule = {
	id: 'chat-template',
	severity: 'warning',
	tags: ['safety', 'fit'],
	docs: {
		when: 'The chat template of a model does more than arrange messages: it reads attributes that lead out of the template to Python, reads other files, loops without end, or brings out an address or an instruction only for certain messages. Or a quantised copy has another template than the model that it was made from. The template is parsed and never rendered; names that are put together from pieces are followed. It is said once a file. Nothing is said of a further trained model with a template of its own, nor where a template is not known.',
		why: 'A template is code that runs on every conversation. Within transformers it runs in a sandbox; other programs have rendered templates without one, and then a model file runs commands. A text that it adds unseen changes the answers, whatever the weights are.',
		fix: 'Read the template before you use the model: it is `chat_template.jinja`, a field of `tokenizer_config.json`, or a value in the header of a GGUF file. Set the template of the base model instead (`tokenizer.chat_template = …`), and pin the commit that you have read.',
		example:
			'# its template differs from that of the model it was quantised from\ntokenizer = AutoTokenizer.from_pretrained("org/model-GPTQ")',
		source:
			'The template that the hub’s model object repeats (`config.tokenizer_config.chat_template`, `gguf.chat_template`) at the revision that is loaded; `base_model` and `base_model_relation` of the card.',
	},
	asks: {
		question: 'lineage',
		of: (resolved) =>
			lineageWanted.of(resolved) && knownTemplates(resolved).some(({ model }) => isCopy(model)),
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved } = context;
		if (!isUsedModel(resolved) || !isFirstOfModel(context)) {
			return;
		}
		for (const known of knownTemplates(resolved)) {
			const message = odd(resolved, known) ?? changed(context, known);
			if (message !== undefined) {
				yield { message: inSentences(message, asOfNote(known)), loads: [] };
			}
		}
	},
};

type WithTemplate = KnownModel & { readonly model: { readonly chatTemplate: string } };

/** What is known of the model at each revision that is asked for, once a template. */
function knownTemplates({ lookup, loads }: ResolvedReference): readonly WithTemplate[] {
	const known = [lookup, ...loads.map((one) => one.lookup)].flatMap((one) => knownModel(one) ?? []);
	const templates = new Map(known.filter(hasTemplate).map((one) => [one.model.chatTemplate, one]));
	return [...templates.values()];
}

function hasTemplate(known: KnownModel): known is WithTemplate {
	return known.model.chatTemplate !== undefined;
}

/** The sentences for a template that does what no template needs; undefined for an ordinary one. */
function odd({ reference }: ResolvedReference, { model }: WithTemplate): string | undefined {
	const findings = judged(model.chatTemplate);
	const verdict = verdictOf(findings);
	if (verdict === 'safe') {
		return undefined;
	}
	const reasons = findings
		.filter(({ level }) => level === verdict)
		.slice(0, mostReasons)
		.map(({ message }) => asClause(message))
		.join('; ');
	const file = fileOf(model);
	return verdict === 'dangerous'
		? l10n.t(
				'The chat template of {0} can run Python code where it is not rendered in a sandbox. {1}. Do not use it before you have read {2}, or set the template of another model.',
				reference.id,
				reasons,
				file,
			)
		: l10n.t(
				'The chat template of {0} does more than arrange messages. {1}. Read {2} before you use it, and pin the commit that you have read.',
				reference.id,
				reasons,
				file,
			);
}

/** The sentence for a copy in fewer bits that talks in another way than the model it was made from. */
function changed({ resolved, answers }: RuleContext, { model }: WithTemplate): string | undefined {
	const { lineage } = answers.of(resolved.reference);
	const compared = lineage?.state === 'told' ? compareTemplate(model, lineage.value.ancestors) : undefined;
	if (!compared?.copy || compared.same !== undefined) {
		return undefined;
	}
	return l10n.t(
		'{0} is a quantised copy, but its chat template differs from that of {1}. Compare both: {2} may be older, or change what the model is told. To be certain, set the template of {1} and pin its commit.',
		resolved.reference.id,
		compared.bases[0] ?? '',
		fileOf(model),
	);
}

/** The file that the template stands in, as far as the list of files tells. */
function fileOf({ files }: ModelInfo): string {
	const has = (name: string) => files?.some(({ path }) => path === name) ?? false;
	return ['chat_template.jinja', 'chat_template.json', 'tokenizer_config.json'].find(has) ?? l10n.t('it');
}

/** The same few templates are judged at every key that is pressed. */
const recent = new Map<string, ReturnType<typeof judgeTemplate>>();
const mostRecent = 32;

function judged(template: string): ReturnType<typeof judgeTemplate> {
	const known = recent.get(template) ?? judgeTemplate(template);
	recent.delete(template);
	recent.set(template, known);
	const [oldest] = recent.keys();
	if (recent.size > mostRecent && oldest !== undefined) {
		recent.delete(oldest);
	}
	return known;
}

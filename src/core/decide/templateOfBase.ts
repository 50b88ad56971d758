import { modelAnswer } from '../lookup';
import type { ModelInfo } from '../model';
import type { Ancestor } from './lineage';

/** A model's chat template beside those of the models it was made from. */
export interface TemplateComparison {
	/** The bases that state a template. */
	readonly bases: readonly string[];
	/** The one whose template is the same; absent: it differs from all. */
	readonly same?: string;
	/** A difference is a fault: the model says that it is the same one in fewer bits. */
	readonly copy: boolean;
}

/**
 * Compares templates but for blanks around them. Undefined where one side states none, or could not be asked. Those who
 * train a model further may have taught it another form; a copy in fewer bits has no reason to differ.
 */
export function compareTemplate(
	model: ModelInfo,
	ancestors: readonly Ancestor[],
): TemplateComparison | undefined {
	const own = model.chatTemplate && asWritten(model.chatTemplate);
	const bases = ancestors.flatMap(({ id, depth, lookup }) => {
		const template = depth === 1 ? modelAnswer(lookup)?.model.chatTemplate : undefined;
		return template === undefined ? [] : [{ id, template: asWritten(template) }];
	});
	if (own === undefined || bases.length === 0) {
		return undefined;
	}
	const same = bases.find(({ template }) => template === own)?.id;
	return { bases: bases.map(({ id }) => id), ...(same === undefined ? {} : { same }), copy: isCopy(model) };
}

/** True for a model that is another one in fewer bits. */
export function isCopy({ baseRelation }: ModelInfo): boolean {
	return baseRelation === 'quantized';
}

/** Line ends differ by the system that a file was written on. */
function asWritten(template: string): string {
	return template.replaceAll('\r\n', '\n').trim();
}

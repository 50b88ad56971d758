import { reportTemplate } from '../chatTemplate';
import type { Examined, WeightFormat } from '../format';
import { isJsonList, readJsonFile, textsAt, valuesAt } from '../jsonFile';
import { judgeModelConfig } from '../keras/modelConfig';
import { nameOf } from '../reader';
import { excerpt } from '../report';
import { type JsonNode, JsonObject } from '../strictJson';
import { reportModules, reportPipeline, reportRemoteCode } from './remoteCode';

/** Configurations by the names that libraries give them. */
const names =
	/^(?:config|[\w.-]*_config|config_[\w.-]*|model_index|modules|params|metadata|processor|preprocessor|special_tokens_map|added_tokens)\.json$/i;

/** What libraries build a model, a processor or a pipeline from. */
export const config: WeightFormat = {
	id: 'config',
	recognises: (_head, file) => names.test(nameOf(file.path)),
	judge: judgeConfig,
};

/** The same for a tokenizer; its chat template stands in it or beside it. */
export const tokenizerConfig: WeightFormat = {
	id: 'tokenizer-config',
	recognises: (_head, file) => /^tokenizer_config\.json$/i.test(nameOf(file.path)),
	judge: judgeConfig,
};

/** A chat template in JSON, as processors have it. */
export const chatTemplateJson: WeightFormat = {
	id: 'chat-template',
	recognises: (_head, file) => /^chat_templates?\.json$/i.test(nameOf(file.path)),
	judge: judgeConfig,
};

async function judgeConfig(examined: Examined): Promise<Record<string, never>> {
	const { file, report, budget } = examined;
	const value = await readJsonFile(file, report, budget);
	if (value === undefined) {
		return {};
	}
	const name = nameOf(file.path).toLowerCase();
	reportRemoteCode(value, report, budget);
	reportTemplates(value, examined);
	if (name === 'modules.json') {
		reportModules(value, report);
	}
	if (name === 'model_index.json') {
		reportPipeline(value, report);
	}
	// Keras can read a model from a folder instead of an archive.
	if (textsAt(value, 'class_name').length > 0 && valuesAt(value, 'config').length > 0) {
		judgeModelConfig(value, report, budget);
	}
	return {};
}

/** The templates of a configuration: one, or several with names; `chat_template.json` may be a bare text. */
function reportTemplates(value: JsonNode, examined: Examined): void {
	const key = 'chat_template';
	for (const stated of [...valuesAt(value, key), ...(typeof value === 'string' ? [value] : [])]) {
		if (typeof stated === 'string') {
			reportTemplate(stated, examined, key);
		}
		for (const entry of isJsonList(stated) ? stated : []) {
			const place = `${key} ${excerpt(textsAt(entry, 'name')[0] ?? '')}`;
			for (const template of textsAt(entry, 'template')) {
				reportTemplate(template, examined, place);
			}
		}
		for (const member of stated instanceof JsonObject ? stated.members : []) {
			if (typeof member.value === 'string') {
				reportTemplate(member.value, examined, `${key} ${excerpt(member.key)}`);
			}
		}
	}
}

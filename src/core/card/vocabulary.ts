import type { Need } from './needs';

/**
 * Words of headings and labels, and the needs they announce. `~` anywhere in the heading, `^` at the beginning of one
 * of its parts, `$` at the end of one, `=` all of it; parts are what commas, colons, slashes, brackets and "and" set
 * apart. The longest words are looked for first and belong to one row only: "out-of-scope use" is no use. English
 * from the hub's card template and from recorded cards, the other languages from recorded cards and the usual word.
 */
const rows: readonly (readonly [needs: readonly Need[], words: string])[] = [
	[
		['intended-use'],
		`~intended use, ~intended uses, ~intended usage, ~intended user, ~intended users, ~intended purpose,
		~intended applications, =uses, =use, ^direct use, ^downstream use, ~use case, ~use cases, =applications,
		=potential applications, =model use, =model uses, ~evaluated use, =suitable use, =recommended use, =recommended uses,
		~用途, ~预期用途, ~适用场景, ~应用场景, ~使用场景, ~使用范围, ~想定利用, ~利用目的, ~의도된 사용, =용도,
		~uso previsto, ~usos previstos, ~uso pretendido, ~usos pretendidos, ~casos de uso, ~utilisation prévue,
		~utilisations prévues, ~cas d usage, ~cas d utilisation, ~verwendungszweck, ~einsatzzweck, ~uso previst,
		~предполагаемое использование, ~назначение`,
	],
	[['intended-use', 'limits'], '~usage and limitations, ~use and limitations, ~uses and limitations'],
	[
		['limits'],
		`~limitation, ~limitations, ~out of scope, ~out of scope use, ~out of scope uses, ~out of scope use case,
		~out of scope use cases, =bias, =biases, ^bias, $bias, $biases, ~broader implications, ~societal impact, =risk, =risks, ^risks, $risks,
		~ethical considerations, ~ethical consideration, =ethics, ~ethics and safety, ~misuse, ~malicious use,
		~excessive use, ~prohibited use, ~prohibited uses, ~caveats, ~known issues, ~known problems, =fairness,
		=disclaimer, $disclaimer, =safety, =sensitive use, ~responsible use, =responsibility, ~content warning,
		~局限, ~限制, ~局限性, ~风险, ~偏见, ~免责声明, ~制限, ~制約, ~注意点, ~注意事項, ~免責, ~リスク, ~한계, ~제한,
		~limitaciones, ~limitación, ~sesgo, ~sesgos, ~riesgos, ~limites, ~biais, ~risques, ~einschränkungen, ~grenzen,
		~verzerrungen, ~limitações, ~viés, ~vieses, ~riscos, ~limitazioni, ~limitacions, ~biaix, ~ограничения`,
	],
	[
		['training-data'],
		`~training data, ~training dataset, ~training datasets, ~training and evaluation data, ~training corpus,
		~training corpora, ~training set, ~pretraining data, ~pre training data, ~pretraining dataset,
		~pretraining corpus, ~pretraining corpora, ~fine tuning data, ~finetuning data, ~fine tuning dataset,
		~trained on, =data, =dataset, =datasets, =corpus, =corpora, =data sources, =dataset overview, =dataset used,
		=datasets used, =model data, =train data, ~data collection, ~dataset creation,
		~训练数据, ~训练数据集, =数据集, =数据, ~訓練データ, ~学習データ, ~事前学習データ, =データセット, ~학습 데이터,
		~훈련 데이터, =데이터, ~datos de entrenamiento, ~données d entraînement, ~trainingsdaten,
		~dados de treinamento, ~dados de treino, ~dati di addestramento, ~dades d entrenament,
		~обучающие данные, ~данные для обучения`,
	],
	[
		['training-procedure'],
		`~training procedure, ~training process, ~training details, ~training setup, ~training approach,
		~training recipe, ~training pipeline, ~training strategy, ~training script, ~training method,
		~training methodology, ~training configuration, ~training objective, ~training objectives, ~training regime,
		~training precision, ~how it was trained, ~how was it trained, ~how this model was trained,
		~how the model was trained, =training, =train, =pretraining, =pre training, =model training, ~pretraining procedure,
		~pre training procedure, ~fine tuning procedure, ~fine tuning details, ~architecture and training,
		=训练, ~训练过程, ~训练细节, ~训练方法, ~训练流程, ~学習方法, ~学習手順, =学習, =事前学習, =학습, =훈련,
		~학습 과정, =entrenamiento, ~procedimiento de entrenamiento, =entraînement, ~procédure d entraînement,
		=treinamento, ~procedimento de treinamento, =addestramento, =entrenament, =обучение, ~процесс обучения`,
	],
	[
		['training-procedure', 'hyperparameters'],
		`~training hyperparameters, ~training hyper parameters, ~training parameters, ~training params,
		~train parameters, ~hyperparameters, ~hyper parameters, =hyperparameter, ~训练超参数, ~超参数,
		~ハイパーパラメータ, ~하이퍼파라미터, ~hiperparámetros, ~hyperparamètres, ~hiperparâmetros, ~гиперпараметры`,
	],
	[
		['hardware'],
		`=hardware, =hardware type, =hardware used, ~training hardware, ~compute infrastructure,
		~computing infrastructure, ~training infrastructure, =infrastructure, =training compute, ~hardware and software,
		~computational resources, ~训练硬件`,
	],
	[[], '~hardware requirements, ~hardware requirement, ~supported hardware, ~hardware compatibility'],
	[
		['evaluation'],
		`^evaluation, $evaluation, $evaluations, =eval, ^eval results, =evals, ~evaluation results, ~benchmark results,
		^benchmark, ^benchmarks, $benchmark, $benchmarks, =results, =initial results, =performance, =peformance,
		~model performance, ~performance evaluation, ~performance metrics, ~performance measures, ~test results,
		~training results, ~validation metrics, ~evaluation metrics, =metrics, =accuracy, =scores, =testing,
		~test set results, ~testing data, ~test data, ~evaluation data, ~evaluation dataset,
		~evaluation datasets, ~validation data, ~validation results, ~quantitative analysis, ~quantitative analyses,
		^performance and, ^performance on, ^results on,
		~评测, ~评估, ~评价, ~性能, ~实验结果, ~效果评测, ~評価, ~評価結果, ~ベンチマーク, =結果, ~평가, =성능,
		~evaluación, =resultados, =rendimiento, ~évaluation, =résultats, =performances, ~auswertung, =ergebnisse,
		~avaliação, ~valutazione, =risultati, ~avaluació, ~оценка, =результаты, =метрики, =качество`,
	],
	[
		[],
		'~推理性能, ~性能优化, ~性能要求, ~evaluation data format, ~data citation, ~performance tips, ~tips for performance',
	],
	[
		['license'],
		`$license, $licence, ^license, ^licence, =licenses, =licences, =licensing, ~licensing information,
		~license information, ~terms of use, ~许可证, ~许可, ~协议, ~使用协议, ~授权, ~ライセンス, ~라이선스, =licencia,
		=licença, =licenza, =lizenz, =llicència, =лицензия`,
	],
	[
		['languages'],
		`=language, =languages, ~supported languages, ~supported language, ~languages supported, ~languages covered,
		=source languages, =target languages, =source language, =target language, ~支持语言, ~支持的语言, =语言, =言語,
		~対応言語, =언어, ~지원 언어, =idioma, =idiomas, =langue, =langues, =sprache, =sprachen, =lingua, =lingue,
		=língua, =línguas, =язык, =языки`,
	],
	[
		['citation'],
		`^citation, $citation, =citations, =cite, ^citing, ^cite, ~how to cite, ~bibtex, ~please cite, =apa,
		~引用, ~인용, ~cómo citar, =cita, =citas, =citación, =citação, ~como citar, =citazione, ~zitierung, ~zitieren,
		~citar, ~цитирование`,
	],
	[
		['how-to-use'],
		`~how to use, ~how to get started, ~get started, ~getting started, ^usage, ~basic usage, ~model usage, ~simple usage, ~quickstart, ~quick start,
		~how to run, ~how to load, ~how to download, ~running the model, ~run the model, ^run with, ^running with,
		^use with, ^use in, ^using, ^use this model, ^inference, $inference, =example, =examples, ~example usage,
		~usage example, ~usage examples, ~example code, ~code example, ~code examples, ~sample code, ~sample usage,
		~example of use, =import from transformers, ^loading, =pipeline description, ~how do i use,
		~使用方法, ~使用方式, ~如何使用, ~使用说明, ~快速开始, ~快速使用, ~快速上手, ~代码调用, ~用法, =使用, ~加载,
		~使い方, ~利用方法, ~사용법, ~사용 방법, ~사용방법, ~cómo usar, ~cómo utilizar, ~modo de uso, =uso, ~utilisation,
		~comment utiliser, =verwendung, =nutzung, =anwendung, ~como usar, ~come usare, =utilizzo, ~com utilitzar,
		=ús, ~использование, ~как использовать, ~использовать`,
	],
	[[], '~inference speed, ~inference providers, ~inference provider, ~memory usage, ~gpu memory usage'],
	[
		['emissions'],
		`~environmental impact, ~carbon emitted, ~carbon emissions, ~carbon footprint, ~co2 emissions, =co2,
		~greenhouse gas emissions, ~training greenhouse gas emissions, =emissions, ~碳排放, ~impacto ambiental, ~impact environnemental, ~co2 eq emissions`,
	],
];

type Mode = '~' | '^' | '$' | '=';

interface Phrase {
	readonly mode: Mode;
	readonly words: string;
	readonly needs: readonly Need[];
}

/** Scripts that are written without spaces; their words are looked for inside others. */
const unspaced = /[\u3040-\u30ff\u3400-\u9fff]/;

const phrases: readonly Phrase[] = rows
	.flatMap(([needs, words]) =>
		words.split(',').map((entry): Phrase => {
			const phrase = entry.trim();
			const plain = phrase.slice(1);
			return { mode: phrase[0] as Mode, needs, words: unspaced.test(plain) ? plain : ` ${plain} ` };
		}),
	)
	.sort((a, b) => b.words.length - a.words.length);

/** More words than this are a sentence, no heading. */
const mostWords = 12;

/** The needs that a heading or label announces: `Intended uses & limitations` → intended use and limits. */
export function needsOf(heading: string): readonly Need[] {
	return announcedBy(heading).needs;
}

/** As `needsOf`, and only when nothing but these words is in it: of a label in plain text, `License: MIT`. */
export function needsOfLabel(label: string): readonly Need[] {
	const { needs, rest } = announcedBy(label);
	return rest ? [] : needs;
}

function announcedBy(heading: string): { needs: readonly Need[]; rest: boolean } {
	const plain = wordsOf(heading);
	const found = new Set<Need>();
	if (plain.split(' ').length > mostWords + 2 || isSentence(heading)) {
		return { needs: [], rest: true };
	}
	// Bars set the parts of a heading apart; a phrase with "and" in it is tried before "and" becomes a bar, too.
	let left = plain;
	for (const joined of [true, false]) {
		if (!joined) {
			left = left.replaceAll(' and ', ' | ').replaceAll(' or ', ' | ');
		}
		for (const phrase of phrases) {
			const at = joined && phrase.mode !== '~' ? -1 : placeOf(phrase, left);
			if (at !== -1) {
				for (const need of phrase.needs) {
					found.add(need);
				}
				left = `${left.slice(0, at)} | ${left.slice(at + phrase.words.length)}`.replace(/ {2,}/g, ' ');
			}
		}
	}
	return { needs: [...found], rest: /[^\s|]/.test(left) };
}

function placeOf({ mode, words }: Phrase, text: string): number {
	for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
		const first = /(?:^|\|) *$/.test(text.slice(0, at));
		const last = /^ *(?:\||$)/.test(text.slice(at + words.length));
		if (
			mode === '~' ||
			(mode === '^' && first) ||
			(mode === '$' && last) ||
			(mode === '=' && first && last)
		) {
			return at;
		}
	}
	return -1;
}

/** Lower-case words with one space between and around them; what separates parts is ` | `. */
function wordsOf(heading: string): string {
	const words = heading
		.slice(0, 200)
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\[optional\]/g, ' ')
		.replace(/^[\s*_]*\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s/, ' ')
		.replace(/[,;:/|()[\]{}–—…?!.]/g, ' | ')
		.replace(/&/g, ' and ')
		.replace(/[^\p{L}\p{M}\p{N}|]+/gu, ' ')
		.trim();
	return ` ${words} `;
}

/** Headings may end with a question mark or a colon; what ends with a full stop was said, not announced. */
function isSentence(heading: string): boolean {
	return /[\p{L}\p{N}]{2}[.。]\s*$/u.test(heading.slice(0, 300)) && wordsOf(heading).split(' ').length > 6;
}

import * as l10n from '@vscode/l10n';
import { excerpt, type Report } from '../report';

/** Operators of TensorFlow that open what their inputs or attributes name, wherever in the file system that is. */
const filing = new Set('ReadFile WriteFile MatchingFiles'.split(' '));
/**
 * Others that reach beyond the numbers: functions of the Python that runs them, data from files or other machines,
 * records of what is computed. Saving and restoring its own variables is what every saved model does.
 */
const reaching =
	/^(?:(?:Eager)?PyFunc(?:Stateless)?|(?:TextLine|TFRecord|FixedLengthRecord|CSV|Sql|Load|Save|Snapshot|DataService|LMDB|Cache)\w*Dataset(?:V\d)?|(?:WholeFile|TextLine|TFRecord|FixedLengthRecord|LMDB)Reader(?:V\d)?|(?:Try)?Rpc|RemoteCall|CreateSummary\w+Writer|Debug(?:Identity|Numeric|Nan)\w*|DecodeProtoV2|CollectiveBcast\w+|Bigtable\w+|BigQuery\w+|Kafka\w+)$/u;
/** Where an operator writes what it is given. */
const writes = /^(?:file|grpc|https?):\/\//u;

/** Gathers the operators of a graph, each once. */
export class GraphOperators {
	private readonly filing = new Set<string>();
	private readonly reaching = new Set<string>();

	/** `texts` are those of its attributes. */
	add(operator: string, texts: readonly string[] = []): void {
		if (filing.has(operator) || (operator === 'PrintV2' && texts.some((text) => writes.test(text)))) {
			this.filing.add(operator);
		} else if (reaching.test(operator)) {
			this.reaching.add(operator);
		}
	}

	report(report: Report): void {
		if (this.filing.size > 0) {
			report.add(
				'dangerous',
				l10n.t('Its graph reads or writes files when it runs: {0}.', excerpt([...this.filing].join(', '))),
			);
		}
		if (this.reaching.size > 0) {
			report.add(
				'suspicious',
				l10n.t(
					'Its graph calls Python or reaches data outside of the file when it runs: {0}.',
					excerpt([...this.reaching].join(', ')),
				),
			);
		}
	}
}

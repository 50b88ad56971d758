// The part of SARIF 2.1.0 that we write. Names and rules are those of the OASIS standard:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

export interface SarifLog {
	readonly $schema: string;
	readonly version: '2.1.0';
	readonly runs: readonly SarifRun[];
}

export interface SarifRun {
	readonly tool: { readonly driver: SarifDriver };
	readonly columnKind: 'utf16CodeUnits';
	/** Without an address: whoever reads the log knows where the sources are. */
	readonly originalUriBaseIds: Readonly<Record<string, { readonly description: SarifMessage }>>;
	readonly invocations: readonly SarifInvocation[];
	readonly results: readonly SarifResult[];
}

export interface SarifDriver {
	readonly name: string;
	readonly version: string;
	readonly semanticVersion: string;
	readonly informationUri?: string;
	readonly rules: readonly SarifRule[];
}

export interface SarifMessage {
	readonly text: string;
	readonly markdown?: string;
}

export type SarifLevel = 'error' | 'warning' | 'note';

export interface SarifRule {
	readonly id: string;
	readonly shortDescription?: SarifMessage;
	readonly fullDescription?: SarifMessage;
	readonly help?: SarifMessage;
	readonly helpUri?: string;
	readonly defaultConfiguration?: { readonly level: SarifLevel };
	readonly properties?: {
		readonly tags: readonly string[];
		readonly 'problem.severity': string;
		/** From 0 to 10; with the tag `security` code scanning ranks by it. */
		readonly 'security-severity'?: string;
	};
}

export interface SarifInvocation {
	readonly executionSuccessful: boolean;
	readonly toolExecutionNotifications: readonly {
		readonly level: SarifLevel;
		readonly message: SarifMessage;
	}[];
	/** How many files the run looked into. */
	readonly properties?: Readonly<Record<string, number>>;
}

export interface SarifArtifactLocation {
	readonly uri: string;
	/** Absent: the address is whole. */
	readonly uriBaseId?: string;
}

/** Lines and columns from 1; the end column is the one behind the last character. */
export interface SarifRegion {
	readonly startLine: number;
	readonly startColumn: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly snippet?: { readonly text: string };
}

export interface SarifLocation {
	readonly id?: number;
	readonly message?: SarifMessage;
	readonly physicalLocation: {
		readonly artifactLocation: SarifArtifactLocation;
		readonly region: SarifRegion;
		readonly contextRegion?: SarifRegion;
	};
}

export interface SarifFix {
	readonly description: SarifMessage;
	readonly artifactChanges: readonly {
		readonly artifactLocation: SarifArtifactLocation;
		readonly replacements: readonly {
			readonly deletedRegion: SarifRegion;
			readonly insertedContent: { readonly text: string };
		}[];
	}[];
}

export interface SarifSuppression {
	readonly kind: 'inSource' | 'external';
	readonly status: 'accepted';
	readonly justification: string;
	readonly properties?: { readonly until: string };
}

export interface SarifResult {
	readonly ruleId: string;
	readonly ruleIndex: number;
	readonly level: SarifLevel;
	readonly message: SarifMessage;
	readonly locations: readonly SarifLocation[];
	readonly relatedLocations?: readonly SarifLocation[];
	readonly partialFingerprints: Readonly<Record<string, string>>;
	readonly fixes?: readonly SarifFix[];
	readonly suppressions?: readonly SarifSuppression[];
	readonly properties?: { readonly otherFixes: readonly string[] };
}

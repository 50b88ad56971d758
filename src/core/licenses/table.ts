import type { Terms } from './terms';

// What several licences have in common.
const free: Terms = { commercial: 'yes', redistribution: 'yes' };
const permissive: Terms = { commercial: 'yes', redistribution: 'yes', attribution: true };
const marked: Terms = { ...permissive, changesMarked: true };
const passedOn: Terms = { commercial: 'yes', redistribution: 'conditions', attribution: true };
const weak: Terms = { ...passedOn, copyleft: 'weak' };
const strong: Terms = { ...passedOn, copyleft: 'strong', changesMarked: true };
const network: Terms = { ...passedOn, copyleft: 'network', changesMarked: true };
const noDerivatives: Terms = { ...passedOn, noDerivatives: true };
const nonCommercial: Terms = { commercial: 'no', redistribution: 'conditions', attribution: true };
const nonCommercialMarked: Terms = { ...nonCommercial, changesMarked: true };
const nonCommercialShareAlike: Terms = { ...nonCommercial, copyleft: 'strong' };
const nonCommercialShareAlikeMarked: Terms = { ...nonCommercialShareAlike, changesMarked: true };
const nonCommercialNoDerivatives: Terms = { ...nonCommercial, noDerivatives: true };
// Of the others in this group it is not certain what may be passed on.
const research: Terms = { commercial: 'no', attribution: true, researchOnly: true };
const passedOnForResearch: Terms = { ...research, redistribution: 'conditions' };
const openRail: Terms = { ...passedOn, useRestrictions: true };
const rail: Terms = { ...openRail, changesMarked: true, clauses: { use: 'attachment A' } };
/** Terms that a company has written for its models. */
const conditions: Terms = {
	commercial: 'conditions',
	redistribution: 'conditions',
	attribution: true,
	useRestrictions: true,
};
// 700 million monthly active users on the day the version was released: section 2 of each of these texts. The
// acceptable use policy is drawn in by section 1.b.iv.
const llama2: Terms = {
	...conditions,
	cap: { amount: 700_000_000, of: 'monthly users' },
	clauses: { cap: 'section 2', use: 'section 1.b.iv' },
};
const llama: Terms = { ...llama2, display: 'Built with Llama' };
const gemma: Terms = { ...conditions, changesMarked: true, clauses: { use: 'section 3.2' } };

type LicenseRow = readonly [id: string, name: string, terms?: Terms | undefined, spdx?: string];

/**
 * The licence ids that the Hugging Face hub defines (its documentation, "Licenses", August 2026). A row names the
 * SPDX id only where it is not the hub's own id in another case. No terms: a family or an open end, which does not
 * tell them.
 */
export const licenseRows: readonly LicenseRow[] = [
	['apache-2.0', 'Apache license 2.0', marked],
	['mit', 'MIT', permissive],
	['openrail', 'OpenRAIL license family', openRail],
	['bigscience-openrail-m', 'BigScience OpenRAIL-M', rail],
	['creativeml-openrail-m', 'CreativeML OpenRAIL-M', rail],
	['bigscience-bloom-rail-1.0', 'BigScience BLOOM RAIL 1.0', rail],
	['bigcode-openrail-m', 'BigCode Open RAIL-M v1', rail],
	['afl-3.0', 'Academic Free License v3.0', marked],
	['artistic-2.0', 'Artistic license 2.0', permissive],
	['bsl-1.0', 'Boost Software License 1.0', permissive],
	['bsd', 'BSD license family'],
	['bsd-2-clause', 'BSD 2-clause "Simplified" license', permissive],
	['bsd-3-clause', 'BSD 3-clause "New" or "Revised" license', permissive],
	['bsd-3-clause-clear', 'BSD 3-clause Clear license', permissive],
	['c-uda', 'Computational Use of Data Agreement', undefined, 'C-UDA-1.0'],
	['cc', 'Creative Commons license family'],
	['cc0-1.0', 'Creative Commons Zero v1.0 Universal', free],
	['cc-by-2.0', 'Creative Commons Attribution 2.0', permissive],
	['cc-by-2.5', 'Creative Commons Attribution 2.5', permissive],
	['cc-by-3.0', 'Creative Commons Attribution 3.0', marked],
	['cc-by-4.0', 'Creative Commons Attribution 4.0', marked],
	['cc-by-sa-3.0', 'Creative Commons Attribution Share Alike 3.0', strong],
	['cc-by-sa-4.0', 'Creative Commons Attribution Share Alike 4.0', strong],
	['cc-by-nc-2.0', 'Creative Commons Attribution Non Commercial 2.0', nonCommercial],
	['cc-by-nc-3.0', 'Creative Commons Attribution Non Commercial 3.0', nonCommercialMarked],
	['cc-by-nc-4.0', 'Creative Commons Attribution Non Commercial 4.0', nonCommercialMarked],
	['cc-by-nd-4.0', 'Creative Commons Attribution No Derivatives 4.0', noDerivatives],
	[
		'cc-by-nc-nd-3.0',
		'Creative Commons Attribution Non Commercial No Derivatives 3.0',
		nonCommercialNoDerivatives,
	],
	[
		'cc-by-nc-nd-4.0',
		'Creative Commons Attribution Non Commercial No Derivatives 4.0',
		nonCommercialNoDerivatives,
	],
	['cc-by-nc-sa-2.0', 'Creative Commons Attribution Non Commercial Share Alike 2.0', nonCommercialShareAlike],
	[
		'cc-by-nc-sa-3.0',
		'Creative Commons Attribution Non Commercial Share Alike 3.0',
		nonCommercialShareAlikeMarked,
	],
	[
		'cc-by-nc-sa-4.0',
		'Creative Commons Attribution Non Commercial Share Alike 4.0',
		nonCommercialShareAlikeMarked,
	],
	['cdla-sharing-1.0', 'Community Data License Agreement – Sharing, Version 1.0', weak],
	['cdla-permissive-1.0', 'Community Data License Agreement – Permissive, Version 1.0', permissive],
	['cdla-permissive-2.0', 'Community Data License Agreement – Permissive, Version 2.0', permissive],
	['wtfpl', 'Do What The F*ck You Want To Public License', free],
	['ecl-2.0', 'Educational Community License v2.0', permissive],
	['epl-1.0', 'Eclipse Public License 1.0', weak],
	['epl-2.0', 'Eclipse Public License 2.0', weak],
	['etalab-2.0', 'Etalab Open License 2.0', permissive],
	['eupl-1.1', 'European Union Public License 1.1', network],
	['eupl-1.2', 'European Union Public License 1.2', network],
	['agpl-3.0', 'GNU Affero General Public License v3.0', network],
	['gfdl', 'GNU Free Documentation License family', strong],
	['gpl', 'GNU General Public License family', strong],
	['gpl-2.0', 'GNU General Public License v2.0', strong],
	['gpl-3.0', 'GNU General Public License v3.0', strong],
	['lgpl', 'GNU Lesser General Public License family', weak],
	['lgpl-2.1', 'GNU Lesser General Public License v2.1', weak],
	['lgpl-3.0', 'GNU Lesser General Public License v3.0', weak],
	['isc', 'ISC', permissive],
	['h-research', 'H Research License', research],
	['intel-research', 'Intel Research Use License Agreement', research],
	['lppl-1.3c', 'LaTeX Project Public License v1.3c', weak],
	['ms-pl', 'Microsoft Public License', weak],
	['apple-ascl', 'Apple Sample Code license', permissive],
	['apple-amlr', 'Apple Model License for Research', passedOnForResearch],
	['mpl-2.0', 'Mozilla Public License 2.0', weak],
	['odc-by', 'Open Data Commons License Attribution family', permissive, 'ODC-By-1.0'],
	['odbl', 'Open Database License family', weak, 'ODbL-1.0'],
	['openmdw-1.0', 'Open Model, Data & Weights License Agreement', permissive],
	['openmdw-1.1', 'Open Model, Data & Weights License Agreement v1.1', permissive],
	['openrail++', 'Open Rail++-M License', rail],
	['osl-3.0', 'Open Software License 3.0', network],
	['postgresql', 'PostgreSQL License', permissive],
	['ofl-1.1', 'SIL Open Font License 1.1', weak],
	['ncsa', 'University of Illinois/NCSA Open Source License', permissive],
	['unlicense', 'The Unlicense', free],
	['zlib', 'zLib License', permissive],
	['pddl', 'Open Data Commons Public Domain Dedication and License', free, 'PDDL-1.0'],
	['lgpl-lr', 'Lesser General Public License For Linguistic Resources', weak, 'LGPLLR'],
	['deepfloyd-if-license', 'DeepFloyd IF Research License Agreement', research],
	['fair-noncommercial-research-license', 'FAIR Noncommercial Research License', passedOnForResearch],
	['llama2', 'Llama 2 Community License Agreement', llama2],
	['llama3', 'Llama 3 Community License Agreement', { ...llama2, display: 'Built with Meta Llama 3' }],
	['llama3.1', 'Llama 3.1 Community License Agreement', llama],
	['llama3.2', 'Llama 3.2 Community License Agreement', llama],
	['llama3.3', 'Llama 3.3 Community License Agreement', llama],
	['llama4', 'Llama 4 Community License Agreement', llama],
	['grok2-community', 'Grok 2 Community License Agreement', conditions],
	['gemma', 'Gemma Terms of Use', gemma],
	['unknown', 'Unknown'],
	['other', 'Other'],
];

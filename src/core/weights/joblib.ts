import type { WeightFormat } from './format';
import { judgePickles } from './pickle';
import { latin1 } from './pickle/lexical';
import { beginsAsPickle } from './pickle/probe';

/**
 * What `joblib.dump` writes without compression: a pickle with the numbers of arrays between its instructions. Pickles
 * under other names are read the same way; this only gives the file its name.
 */
export const joblib: WeightFormat = {
	id: 'joblib',
	recognises: (head, file) =>
		beginsAsPickle(head) && (/\.joblib$/i.test(file.path) || latin1(head).includes('joblib.numpy_pickle')),
	judge: judgePickles,
};

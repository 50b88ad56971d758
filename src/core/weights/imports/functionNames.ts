/**
 * Functions of numbers that estimators keep, as `module: names`: harmless where they are only named. No writer calls one,
 * and numpy takes what an argument says to be the address of its numbers.
 */
export const functionNames = `
	numpy: array asarray clip mean nan_to_num ravel reshape round squeeze
		abs absolute arcsinh arctan cbrt ceil cos cosh exp exp2 expm1 floor isnan log log10
		log1p log2 negative reciprocal rint sign sin sinh sqrt square tan tanh
	numpy._core._multiarray_umath:
		abs absolute arcsinh arctan cbrt ceil cos cosh exp exp2 expm1 floor isnan log log10
		log1p log2 negative reciprocal rint sign sin sinh sqrt square tan tanh
	numpy._core.fromnumeric: mean
	numpy.core._multiarray_umath:
		abs absolute arcsinh arctan cbrt ceil cos cosh exp exp2 expm1 floor isnan log log10
		log1p log2 negative reciprocal rint sign sin sinh sqrt square tan tanh
	numpy.core.fromnumeric: mean
	scipy._lib.array_api_compat.numpy._aliases: asarray
	scipy.special._special_ufuncs: expit logit
	scipy.special._ufuncs: expit logit
	sklearn.cluster._kmeans: _kmeans_single_elkan _kmeans_single_lloyd
	sklearn.feature_selection._mutual_info: mutual_info_classif mutual_info_regression
	sklearn.feature_selection._univariate_selection: chi2 f_classif f_oneway f_regression r_regression
	sklearn.metrics._classification: accuracy_score balanced_accuracy_score brier_score_loss cohen_kappa_score
		d2_brier_score d2_log_loss_score f1_score fbeta_score jaccard_score log_loss matthews_corrcoef precision_score
		recall_score
	sklearn.metrics._ranking: average_precision_score roc_auc_score top_k_accuracy_score
	sklearn.metrics._regression: d2_absolute_error_score explained_variance_score max_error mean_absolute_error
		mean_absolute_percentage_error mean_gamma_deviance mean_poisson_deviance mean_squared_error
		mean_squared_log_error median_absolute_error r2_score root_mean_squared_error root_mean_squared_log_error
	sklearn.metrics._scorer: negative_likelihood_ratio positive_likelihood_ratio
	sklearn.metrics.cluster._supervised: adjusted_mutual_info_score adjusted_rand_score completeness_score
		fowlkes_mallows_score homogeneity_score mutual_info_score normalized_mutual_info_score rand_score
		v_measure_score
	sklearn.utils.validation: check_array`;

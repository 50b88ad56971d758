/**
 * The same for scikit-learn 0.20 and older, whose modules have no underscore in front: read from its release 0.20.4.
 */
export const sklearnOldNames = `
	cluster.affinity_propagation_: AffinityPropagation
	cluster.bicluster: SpectralBiclustering SpectralCoclustering
	cluster.birch: Birch
	cluster.dbscan_: DBSCAN
	cluster.hierarchical: AgglomerativeClustering FeatureAgglomeration
	cluster.k_means_: KMeans MiniBatchKMeans
	cluster.mean_shift_: MeanShift
	cluster.spectral: SpectralClustering
	covariance.elliptic_envelope: EllipticEnvelope
	covariance.empirical_covariance_: EmpiricalCovariance
	covariance.graph_lasso_: GraphLasso GraphLassoCV GraphicalLasso GraphicalLassoCV
	covariance.robust_covariance: MinCovDet
	covariance.shrunk_covariance_: LedoitWolf OAS ShrunkCovariance
	cross_decomposition.cca_: CCA
	cross_decomposition.pls_: PLSCanonical PLSRegression PLSSVD
	decomposition.dict_learning: DictionaryLearning MiniBatchDictionaryLearning SparseCoder
	decomposition.factor_analysis: FactorAnalysis
	decomposition.fastica_: FastICA
	decomposition.incremental_pca: IncrementalPCA
	decomposition.kernel_pca: KernelPCA
	decomposition.nmf: NMF
	decomposition.online_lda: LatentDirichletAllocation
	decomposition.pca: PCA
	decomposition.sparse_pca: MiniBatchSparsePCA SparsePCA
	decomposition.truncated_svd: TruncatedSVD
	ensemble.bagging: BaggingClassifier BaggingRegressor
	ensemble.forest: ExtraTreesClassifier ExtraTreesRegressor RandomForestClassifier RandomForestRegressor
		RandomTreesEmbedding
	ensemble.gradient_boosting: BinomialDeviance ExponentialLoss GradientBoostingClassifier
		GradientBoostingRegressor HuberLossFunction LeastAbsoluteError LeastSquaresError LogOddsEstimator
		MeanEstimator MultinomialDeviance PriorProbabilityEstimator QuantileEstimator QuantileLossFunction
		ScaledLogOddsEstimator ZeroEstimator
	ensemble.iforest: IsolationForest
	ensemble.voting_classifier: VotingClassifier
	ensemble.weight_boosting: AdaBoostClassifier AdaBoostRegressor
	feature_extraction.dict_vectorizer: DictVectorizer
	feature_extraction.hashing: FeatureHasher
	feature_selection.from_model: SelectFromModel
	feature_selection.rfe: RFE RFECV
	feature_selection.univariate_selection: GenericUnivariateSelect SelectFdr SelectFpr SelectFwe SelectKBest
		SelectPercentile
	feature_selection.variance_threshold: VarianceThreshold
	gaussian_process.gpc: GaussianProcessClassifier _BinaryGaussianProcessClassifierLaplace
	gaussian_process.gpr: GaussianProcessRegressor
	gaussian_process.kernels: Hyperparameter
	impute: MissingIndicator SimpleImputer
	linear_model.base: LinearModel LinearRegression
	linear_model.bayes: ARDRegression BayesianRidge
	linear_model.coordinate_descent: ElasticNet ElasticNetCV Lasso LassoCV LinearModelCV MultiTaskElasticNet
		MultiTaskElasticNetCV MultiTaskLasso MultiTaskLassoCV
	linear_model.huber: HuberRegressor
	linear_model.least_angle: Lars LarsCV LassoLars LassoLarsCV LassoLarsIC
	linear_model.logistic: LogisticRegression LogisticRegressionCV
	linear_model.omp: OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV
	linear_model.passive_aggressive: PassiveAggressiveClassifier PassiveAggressiveRegressor
	linear_model.perceptron: Perceptron
	linear_model.randomized_l1: RandomizedLasso RandomizedLogisticRegression
	linear_model.ransac: RANSACRegressor
	linear_model.ridge: Ridge RidgeCV RidgeClassifier RidgeClassifierCV _RidgeGCV
	linear_model.sag_fast: MultinomialLogLoss
	linear_model.sgd_fast: Classification EpsilonInsensitive Hinge Huber Log ModifiedHuber Regression
		SquaredEpsilonInsensitive SquaredHinge SquaredLoss
	linear_model.stochastic_gradient: SGDClassifier SGDRegressor
	linear_model.theil_sen: TheilSenRegressor
	manifold.isomap: Isomap
	manifold.locally_linear: LocallyLinearEmbedding
	manifold.mds: MDS
	manifold.spectral_embedding_: SpectralEmbedding
	manifold.t_sne: TSNE
	metrics.scorer: _passthrough_scorer
	mixture.bayesian_mixture: BayesianGaussianMixture
	mixture.gaussian_mixture: GaussianMixture
	neighbors.approximate: GaussianRandomProjectionHash LSHForest
	neighbors.classification: KNeighborsClassifier RadiusNeighborsClassifier
	neighbors.dist_metrics: BrayCurtisDistance CanberraDistance ChebyshevDistance DiceDistance DistanceMetric
		EuclideanDistance HammingDistance HaversineDistance JaccardDistance KulsinskiDistance
		MahalanobisDistance ManhattanDistance MatchingDistance MinkowskiDistance RogersTanimotoDistance
		RussellRaoDistance SEuclideanDistance SokalMichenerDistance SokalSneathDistance WMinkowskiDistance
		newObj
	neighbors.kde: KernelDensity
	neighbors.lof: LocalOutlierFactor
	neighbors.nearest_centroid: NearestCentroid
	neighbors.regression: KNeighborsRegressor RadiusNeighborsRegressor
	neighbors.unsupervised: NearestNeighbors
	neural_network.multilayer_perceptron: MLPClassifier MLPRegressor
	neural_network.rbm: BernoulliRBM
	preprocessing.data: Binarizer KernelCenterer MaxAbsScaler MinMaxScaler Normalizer PolynomialFeatures
		PowerTransformer QuantileTransformer RobustScaler StandardScaler
	preprocessing.imputation: Imputer
	preprocessing.label: LabelBinarizer LabelEncoder MultiLabelBinarizer
	semi_supervised.label_propagation: LabelPropagation LabelSpreading
	svm.classes: LinearSVC LinearSVR NuSVC NuSVR OneClassSVM SVC SVR
	tree.tree: DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor
	utils.deprecation: DeprecationDict`;

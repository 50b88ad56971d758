/**
 * Estimators of scikit-learn and what fitted ones hold (kernels, losses, trees, splitters, scorers), as
 * `module: names` below `sklearn`, over the releases 0.24 to 1.9. They hold or compute numbers and run nothing when they
 * are unpickled. Those of trees and distances stand there once more for numbers of 32 and 64 bits.
 */
export const sklearnNames = `
	_loss._loss: CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss CyHalfGammaLoss CyHalfMultinomialLoss
		CyHalfPoissonLoss CyHalfSquaredError CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHuberLoss
		CyLossFunction CyPinballLoss
	_loss.link: HalfLogitLink IdentityLink Interval LogLink LogitLink MultinomialLogit
	_loss.loss: AbsoluteError ExponentialLoss HalfBinomialLoss HalfBinomialLossArrayAPI HalfGammaLoss
		HalfMultinomialLoss HalfMultinomialLossArrayAPI HalfPoissonLoss HalfPoissonLossArrayAPI HalfSquaredError
		HalfTweedieLoss HalfTweedieLossIdentity HuberLoss PinballLoss
	calibration: CalibratedClassifierCV _CalibratedClassifier _SigmoidCalibration _TemperatureScaling
	cluster._affinity_propagation: AffinityPropagation
	cluster._agglomerative: AgglomerativeClustering FeatureAgglomeration
	cluster._bicluster: SpectralBiclustering SpectralCoclustering
	cluster._birch: Birch _CFNode _CFSubcluster
	cluster._bisect_k_means: BisectingKMeans _BisectingTree
	cluster._dbscan: DBSCAN
	cluster._hdbscan.hdbscan: HDBSCAN
	cluster._kmeans: KMeans MiniBatchKMeans
	cluster._mean_shift: MeanShift
	cluster._optics: OPTICS
	cluster._spectral: SpectralClustering
	compose._column_transformer: ColumnTransformer _RemainderColsList make_column_selector
	compose._target: TransformedTargetRegressor
	covariance._elliptic_envelope: EllipticEnvelope
	covariance._empirical_covariance: EmpiricalCovariance
	covariance._graph_lasso: GraphicalLasso GraphicalLassoCV
	covariance._robust_covariance: MinCovDet
	covariance._shrunk_covariance: LedoitWolf OAS ShrunkCovariance
	cross_decomposition._pls: CCA PLSCanonical PLSRegression PLSSVD
	decomposition._dict_learning: DictionaryLearning MiniBatchDictionaryLearning SparseCoder
	decomposition._factor_analysis: FactorAnalysis
	decomposition._fastica: FastICA
	decomposition._incremental_pca: IncrementalPCA
	decomposition._kernel_pca: KernelPCA
	decomposition._lda: LatentDirichletAllocation
	decomposition._nmf: MiniBatchNMF NMF
	decomposition._pca: PCA
	decomposition._sparse_pca: MiniBatchSparsePCA SparsePCA
	decomposition._truncated_svd: TruncatedSVD
	discriminant_analysis: LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis
	dummy: DummyClassifier DummyRegressor
	ensemble._bagging: BaggingClassifier BaggingRegressor
	ensemble._forest: ExtraTreesClassifier ExtraTreesRegressor RandomForestClassifier RandomForestRegressor
		RandomTreesEmbedding
	ensemble._gb: GradientBoostingClassifier GradientBoostingRegressor
	ensemble._gb_losses: BinomialDeviance ExponentialLoss HuberLossFunction LeastAbsoluteError LeastSquaresError
		MultinomialDeviance QuantileLossFunction
	ensemble._hist_gradient_boosting.binning: _BinMapper
	ensemble._hist_gradient_boosting.common: MonotonicConstraint
	ensemble._hist_gradient_boosting.gradient_boosting: HistGradientBoostingClassifier
		HistGradientBoostingRegressor
	ensemble._hist_gradient_boosting.loss: BinaryCrossEntropy CategoricalCrossEntropy LeastAbsoluteDeviation
		LeastSquares Poisson
	ensemble._hist_gradient_boosting.predictor: TreePredictor
	ensemble._iforest: IsolationForest
	ensemble._stacking: StackingClassifier StackingRegressor
	ensemble._voting: VotingClassifier VotingRegressor
	ensemble._weight_boosting: AdaBoostClassifier AdaBoostRegressor
	feature_extraction._dict_vectorizer: DictVectorizer
	feature_extraction._hash: FeatureHasher
	feature_extraction.image: PatchExtractor
	feature_extraction.text: CountVectorizer HashingVectorizer TfidfTransformer TfidfVectorizer
	feature_selection._from_model: SelectFromModel
	feature_selection._rfe: RFE RFECV
	feature_selection._sequential: SequentialFeatureSelector
	feature_selection._univariate_selection: GenericUnivariateSelect SelectFdr SelectFpr SelectFwe SelectKBest
		SelectPercentile
	feature_selection._variance_threshold: VarianceThreshold
	frozen._frozen: FrozenEstimator
	gaussian_process._gpc: GaussianProcessClassifier _BinaryGaussianProcessClassifierLaplace
	gaussian_process._gpr: GaussianProcessRegressor
	gaussian_process.kernels: CompoundKernel ConstantKernel DotProduct ExpSineSquared Exponentiation Matern
		PairwiseKernel Product RBF RationalQuadratic Sum WhiteKernel
	impute._base: MissingIndicator SimpleImputer
	impute._iterative: IterativeImputer _ImputerTriplet
	impute._knn: KNNImputer
	isotonic: IsotonicRegression
	kernel_approximation: AdditiveChi2Sampler Nystroem PolynomialCountSketch RBFSampler SkewedChi2Sampler
	kernel_ridge: KernelRidge
	linear_model._base: LinearRegression MultiOutputLinearModel
	linear_model._bayes: ARDRegression BayesianRidge
	linear_model._coordinate_descent: ElasticNet ElasticNetCV Lasso LassoCV MultiTaskElasticNet
		MultiTaskElasticNetCV MultiTaskLasso MultiTaskLassoCV
	linear_model._glm.glm: GammaRegressor GeneralizedLinearRegressor PoissonRegressor TweedieRegressor
		_GeneralizedLinearRegressor
	linear_model._glm.link: IdentityLink LogLink LogitLink
	linear_model._huber: HuberRegressor
	linear_model._least_angle: Lars LarsCV LassoLars LassoLarsCV LassoLarsIC
	linear_model._logistic: LogisticRegression LogisticRegressionCV
	linear_model._omp: OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV
	linear_model._passive_aggressive: PassiveAggressiveClassifier PassiveAggressiveRegressor
	linear_model._perceptron: Perceptron
	linear_model._quantile: QuantileRegressor
	linear_model._ransac: RANSACRegressor
	linear_model._ridge: Ridge RidgeCV RidgeClassifier RidgeClassifierCV _IdentityClassifier _IdentityRegressor
		_RidgeGCV
	linear_model._sgd_fast: Classification EpsilonInsensitive Hinge Huber Log ModifiedHuber Regression
		SquaredEpsilonInsensitive SquaredHinge SquaredLoss
	linear_model._stochastic_gradient: SGDClassifier SGDOneClassSVM SGDRegressor
	linear_model._theil_sen: TheilSenRegressor
	manifold._classical_mds: ClassicalMDS
	manifold._isomap: Isomap
	manifold._locally_linear: LocallyLinearEmbedding
	manifold._mds: MDS
	manifold._spectral_embedding: SpectralEmbedding
	manifold._t_sne: TSNE
	metrics._dist_metrics: BrayCurtisDistance CanberraDistance ChebyshevDistance DiceDistance DistanceMetric
		EuclideanDistance HammingDistance HaversineDistance JaccardDistance KulsinskiDistance
		MahalanobisDistance ManhattanDistance MatchingDistance MinkowskiDistance PyFuncDistance
		RogersTanimotoDistance RussellRaoDistance SEuclideanDistance SokalMichenerDistance SokalSneathDistance
		newObj
	metrics._scorer: _CurveScorer _PassthroughScorer _PredictScorer _ProbaScorer _Scorer _ThresholdScorer
		_passthrough_scorer
	mixture._bayesian_mixture: BayesianGaussianMixture
	mixture._gaussian_mixture: GaussianMixture
	model_selection._classification_threshold: FixedThresholdClassifier TunedThresholdClassifierCV
	model_selection._search: GridSearchCV RandomizedSearchCV
	model_selection._search_successive_halving: HalvingGridSearchCV HalvingRandomSearchCV
	model_selection._split: GroupKFold GroupShuffleSplit KFold LeaveOneGroupOut LeaveOneOut LeavePGroupsOut
		LeavePOut PredefinedSplit RepeatedKFold RepeatedStratifiedKFold ShuffleSplit StratifiedGroupKFold
		StratifiedKFold StratifiedShuffleSplit TimeSeriesSplit _CVIterableWrapper
	multiclass: OneVsOneClassifier OneVsRestClassifier OutputCodeClassifier _ConstantPredictor
	multioutput: ClassifierChain MultiOutputClassifier MultiOutputRegressor RegressorChain
	naive_bayes: BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB
	neighbors._ball_tree: BallTree newObj
	neighbors._classification: KNeighborsClassifier RadiusNeighborsClassifier
	neighbors._dist_metrics: ChebyshevDistance EuclideanDistance ManhattanDistance MinkowskiDistance newObj
	neighbors._graph: KNeighborsTransformer RadiusNeighborsTransformer
	neighbors._kd_tree: KDTree newObj
	neighbors._kde: KernelDensity
	neighbors._lof: LocalOutlierFactor
	neighbors._nca: NeighborhoodComponentsAnalysis
	neighbors._nearest_centroid: NearestCentroid
	neighbors._regression: KNeighborsRegressor RadiusNeighborsRegressor
	neighbors._unsupervised: NearestNeighbors
	neighbors.ball_tree: BallTree newObj
	neighbors.kd_tree: KDTree newObj
	neural_network._multilayer_perceptron: MLPClassifier MLPRegressor
	neural_network._rbm: BernoulliRBM
	neural_network._stochastic_optimizers: AdamOptimizer SGDOptimizer
	pipeline: FeatureUnion Pipeline
	preprocessing._data: Binarizer KernelCenterer MaxAbsScaler MinMaxScaler Normalizer PolynomialFeatures
		PowerTransformer QuantileTransformer RobustScaler StandardScaler
	preprocessing._discretization: KBinsDiscretizer
	preprocessing._encoders: OneHotEncoder OrdinalEncoder
	preprocessing._function_transformer: FunctionTransformer
	preprocessing._label: LabelBinarizer LabelEncoder MultiLabelBinarizer
	preprocessing._polynomial: PolynomialFeatures SplineTransformer
	preprocessing._target_encoder: TargetEncoder
	random_projection: GaussianRandomProjection SparseRandomProjection
	semi_supervised._label_propagation: LabelPropagation LabelSpreading
	semi_supervised._self_training: SelfTrainingClassifier
	svm._classes: LinearSVC LinearSVR NuSVC NuSVR OneClassSVM SVC SVR
	tree._classes: DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor
	tree._tree: Tree
	utils: Bunch
	utils._bunch: Bunch
	utils._metadata_requests: MetadataRequest MethodMetadataRequest`;

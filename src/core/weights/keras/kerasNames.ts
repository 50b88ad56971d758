/**
 * Classes that Keras itself writes into the configuration of a model, as `module: names`, over the releases 2.4 to 3.15
 * by their public paths: they hold numbers and settings. Left out is what runs code or reads files when it is built:
 * `Lambda`, `TorchModuleWrapper`, `TFSMLayer`, `JaxLayer`, `FlaxLayer`.
 */
export const kerasClasses = `
	keras: DTypePolicy FloatDTypePolicy Functional InputSpec Model Sequential
	keras.constraints: MaxNorm MinMaxNorm NonNeg RadialConstraint UnitNorm max_norm min_max_norm non_neg
		radial_constraint unit_norm
	keras.dtype_policies: AWQDTypePolicy DTypePolicy DTypePolicyMap FloatDTypePolicy GPTQDTypePolicy Int4DTypePolicy QuantizedDTypePolicy
		QuantizedFloat8DTypePolicy
	keras.experimental: CosineDecay CosineDecayRestarts LinearModel PeepholeLSTMCell SequenceFeatures
		WideDeepModel
	keras.initializers: Constant GlorotNormal GlorotUniform HeNormal HeUniform Identity IdentityInitializer
		LecunNormal LecunUniform Ones Orthogonal OrthogonalInitializer RandomNormal RandomUniform STFT
		STFTInitializer TruncatedNormal VarianceScaling Zeros constant glorot_normal glorot_uniform he_normal
		he_uniform identity lecun_normal lecun_uniform normal ones orthogonal random_normal random_uniform stft
		truncated_normal uniform variance_scaling zeros
	keras.layers: Activation ActivityRegularization AdaptiveAveragePooling1D AdaptiveAveragePooling2D
		AdaptiveAveragePooling3D AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D
		ContrastLimitedAdaptiveHistogramEqualization Add AdditiveAttention AlphaDropout Attention AugMix
		AutoContrast Average AveragePooling1D AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D
		BatchNormalization Bidirectional CategoryEncoding CenterCrop Concatenate Conv1D Conv1DTranspose Conv2D
		Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM1D ConvLSTM2D ConvLSTM3D Convolution1D
		Convolution1DTranspose Convolution2D Convolution2DTranspose Convolution3D Convolution3DTranspose
		Cropping1D Cropping2D Cropping3D CuDNNGRU CuDNNLSTM CutMix Dense DenseFeatures DepthwiseConv1D
		DepthwiseConv2D Discretization Dot Dropout ELU EinsumDense Embedding Equalization Flatten GRU GRUCell
		GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D
		GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D
		GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GroupNormalization GroupQueryAttention
		HashedCrossing Hashing Identity InputLayer InputSpec IntegerLookup LSTM LSTMCell Layer
		LayerNormalization LeakyReLU LocallyConnected1D LocallyConnected2D Masking MaxNumBoundingBoxes MaxPool1D
		MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D MaxPooling3D Maximum MelSpectrogram Minimum MixUp
		MultiHeadAttention Multiply Normalization PReLU Permute Pipeline RMSNormalization RNN RandAugment
		RandomBrightness RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop
		RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur RandomGrayscale RandomHeight
		RandomHue RandomInvert RandomPerspective RandomPosterization RandomRotation RandomSaturation
		RandomSharpness RandomShear RandomTranslation RandomWidth RandomZoom ReLU RepeatVector Rescaling Reshape
		Resizing ReversibleEmbedding STFTSpectrogram SeparableConv1D SeparableConv2D SeparableConvolution1D
		SeparableConvolution2D SimpleRNN SimpleRNNCell Softmax Solarization SpatialDropout1D SpatialDropout2D
		SpatialDropout3D SpectralNormalization StackedRNNCells StringLookup Subtract TextVectorization
		ThresholdedReLU TimeDistributed UnitNormalization UpSampling1D UpSampling2D UpSampling3D Wrapper
		ZeroPadding1D ZeroPadding2D ZeroPadding3D
	keras.layers.experimental: DynamicEmbedding DynamicLookup EinsumDense RandomFourierFeatures
		SyncBatchNormalization
	keras.layers.experimental.preprocessing: CategoryEncoding CenterCrop Discretization HashedCrossing Hashing
		IntegerLookup Normalization RandomContrast RandomCrop RandomFlip RandomHeight RandomRotation
		RandomTranslation RandomWidth RandomZoom Rescaling Resizing StringLookup TextVectorization
	keras.losses: BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy
		CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy CategoricalHinge Circle CosineSimilarity
		Dice Hinge Huber KLDivergence LogCosh MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError
		MeanSquaredLogarithmicError Poisson SparseCategoricalCrossentropy SquaredHinge Tversky
	keras.metrics: AUC Accuracy BinaryAccuracy BinaryCrossentropy BinaryIoU CategoricalAccuracy
		CategoricalCrossentropy CategoricalHinge ConcordanceCorrelation CosineSimilarity F1Score FBetaScore
		FalseNegatives FalsePositives Hinge IoU KLDivergence LogCoshError Mean MeanAbsoluteError
		MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanRelativeError MeanSquaredError
		MeanSquaredLogarithmicError MeanTensor OneHotIoU OneHotMeanIoU PearsonCorrelation Poisson Precision
		PrecisionAtRecall R2Score Recall RecallAtPrecision RootMeanSquaredError SensitivityAtSpecificity
		SparseCategoricalAccuracy SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy
		SpecificityAtSensitivity SquaredHinge Sum TopKCategoricalAccuracy TrueNegatives TruePositives
	keras.mixed_precision: DTypePolicy LossScaleOptimizer Policy
	keras.mixed_precision.experimental: LossScaleOptimizer Policy
	keras.models: LinearModel Model Sequential WideDeepModel
	keras.optimizers: Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Lamb Lion LossScaleOptimizer MultiOptimizer Muon
		Nadam OptimizerMap RMSprop SGD ScheduleFreeAdamW
	keras.optimizers.experimental: Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Nadam RMSprop SGD
	keras.optimizers.legacy: Adadelta Adagrad Adam Adamax Ftrl Nadam RMSprop SGD
	keras.optimizers.schedules: CosineDecay CosineDecayRestarts ExponentialDecay InverseTimeDecay
		PiecewiseConstantDecay PolynomialDecay
	keras.quantizers: AWQConfig AbsMaxQuantizer Float8QuantizationConfig GPTQConfig Int4QuantizationConfig
		Int8QuantizationConfig QuantizationConfig
	keras.random: SeedGenerator
	keras.regularizers: L1 L1L2 L2 OrthogonalRegularizer l1 l1_l2 l2 orthogonal_regularizer`;

/** Functions that a layer, a loss or a metric is configured with. */
export const kerasFunctions = `
	keras.activations: celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh
		leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus
		softsign sparse_plus sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink threshold
	keras.losses: KLD MAE MAPE MSE MSLE binary_crossentropy binary_focal_crossentropy categorical_crossentropy
		categorical_focal_crossentropy categorical_generalized_cross_entropy categorical_hinge circle cosine
		cosine_proximity cosine_similarity ctc dice hinge huber kl_divergence kld kullback_leibler_divergence
		log_cosh logcosh mae mape mean_absolute_error mean_absolute_percentage_error mean_squared_error
		mean_squared_logarithmic_error mse msle poisson sparse_categorical_crossentropy squared_hinge tversky
	keras.metrics: KLD MAE MAPE MSE MSLE binary_accuracy binary_crossentropy binary_focal_crossentropy
		categorical_accuracy categorical_crossentropy categorical_focal_crossentropy categorical_hinge
		concordance_correlation cosine cosine_proximity hinge huber kl_divergence kld
		kullback_leibler_divergence log_cosh logcosh mae mape mean_absolute_error mean_absolute_percentage_error
		mean_squared_error mean_squared_logarithmic_error mse msle pearson_correlation poisson
		sparse_categorical_accuracy sparse_categorical_crossentropy sparse_top_k_categorical_accuracy
		squared_hinge top_k_categorical_accuracy`;

/** What calls of `keras.ops` become in a functional model, by the modules that Keras writes. */
export const kerasOperations = `
	keras.src.backend.torch.optimizers.torch_adadelta: Adadelta
	keras.src.backend.torch.optimizers.torch_adagrad: Adagrad
	keras.src.backend.torch.optimizers.torch_adam: Adam
	keras.src.backend.torch.optimizers.torch_adamax: Adamax
	keras.src.backend.torch.optimizers.torch_adamw: AdamW
	keras.src.backend.torch.optimizers.torch_lion: Lion
	keras.src.backend.torch.optimizers.torch_nadam: Nadam
	keras.src.backend.torch.optimizers.torch_rmsprop: RMSprop
	keras.src.backend.torch.optimizers.torch_sgd: SGD
	keras.src.ops.core: AssociativeScan Cast Cond ConvertToTensor ForiLoop Map SaturateCast Scan Scatter
		ScatterUpdate Slice SliceUpdate StopGradient Switch Unstack VectorizedMap WhileLoop
	keras.src.ops.einops: Rearrange
	keras.src.ops.function: Function
	keras.src.ops.image: AffineTransform CropImages ElasticTransform ExtractPatches ExtractPatches3D
		GaussianBlur HSVToRGB MapCoordinates PadImages PerspectiveTransform RGBToGrayscale RGBToHSV Resize
		ScaleAndTranslate
	keras.src.ops.linalg: Cholesky CholeskyInverse Det Eig Eigh Inv JVP Lstsq LuFactor Norm Qr SVD Solve
		SolveTriangular
	keras.src.ops.math: Erf Erfinv ExtractSequences FFT FFT2 IFFT2 IRFFT ISTFT InTopK Logdet Logsumexp RFFT
		Rsqrt STFT SegmentMax SegmentReduction SegmentSum TopK ViewAsComplex ViewAsReal
	keras.src.ops.nn: AveragePool BatchNorm BinaryCrossentropy CTCDecode CTCLoss CategoricalCrossentropy Celu
		Conv ConvTranspose CtcLoss DepthwiseConv DotProductAttention Elu Gelu Glu HardShrink HardSigmoid
		HardSilu HardTanh LayerNorm LeakyRelu LogSigmoid LogSoftmax MaxPool Moments MultiHot Normalize OneHot
		PSNR Polar RMSNorm Relu Relu6 Selu SeparableConv Sigmoid Silu SoftShrink Softmax Softplus Softsign
		SparseCategoricalCrossentropy SparsePlus SparseSigmoid Sparsemax Squareplus TanhShrink Threshold Unfold
	keras.src.ops.numpy: Absolute Add All Amax Amin Angle Any Append Arange Arccos Arccosh Arcsin Arcsinh Arctan
		Arctan2 Arctanh Argmax Argmin Argpartition Argsort Array Average Bartlett Bincount BitwiseAnd
		BitwiseInvert BitwiseLeftShift BitwiseNot BitwiseOr BitwiseRightShift BitwiseXor Blackman BroadcastTo
		Cbrt Ceil Clip Concatenate Conjugate Copy Corrcoef Correlate Cos Cosh CountNonzero Cross Cumprod Cumsum
		Deg2rad Diag Diagflat Diagonal Diff Digitize Divide DivideNoNan Dot Einsum Empty Equal Exp Exp2
		ExpandDims Expm1 Eye Flip Floor FloorDivide Full FullLike Gcd GetItem Greater GreaterEqual Hamming
		Hanning Heaviside Histogram Hstack Hypot Identity Imag Inner IsIn Isclose Isfinite Isinf Isnan Isneginf
		Isposinf Isreal Kaiser Kron Lcm LeftShift Less LessEqual Linspace Log Log10 Log1p Log2 Logaddexp
		Logaddexp2 LogicalAnd LogicalNot LogicalOr LogicalXor Logspace Matmul Max Maximum Mean Median Meshgrid
		Min Minimum Mod Moveaxis Multiply NanToNum Ndim Negative Nonzero NotEqual Ones OnesLike Outer Pad Power
		Prod Quantile Ravel Real Reciprocal Repeat Reshape RightShift Roll Rot90 Round SearchSorted Select Sign
		Signbit Sin Sinh Size Slogdet Sort Split Sqrt Square Squeeze Stack Std Subtract Sum Swapaxes Take
		TakeAlongAxis Tan Tanh Tensordot Tile Trace Transpose Trapezoid Tri Tril Triu TrueDivide Trunc
		UnravelIndex Var Vdot View Vstack Where Zeros ZerosLike`;

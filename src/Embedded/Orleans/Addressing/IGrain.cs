using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks the contract of a grain: an object with an identity, called through references only.</summary>
public interface IGrain : IAddressable;

public interface IGrainWithGuidKey : IGrain;

public interface IGrainWithIntegerKey : IGrain;

public interface IGrainWithStringKey : IGrain;

namespace Orleans.Runtime;

/// <summary>Anything the engine can send a call to.</summary>
public interface IAddressable;

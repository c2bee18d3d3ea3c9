namespace Orleans.Generators;

/// <summary>One grain interface, as far as code is generated from it.</summary>
internal sealed record ContractModel(
    string Interface,
    string ProxyName,
    EquatableList<MethodModel> Methods,
    EquatableList<Problem> Problems,
    bool IsUsable);

/// <summary>One method of it; no result means it only ends, no timeout means the usual one.</summary>
internal sealed record MethodModel(
    string Declaring,
    string Contract,
    string Name,
    string Returns,
    string? Result,
    bool IsValueTask,
    string? Timeout,
    EquatableList<ParameterModel> Parameters);

internal sealed record ParameterModel(string Type, bool IsCancellation);

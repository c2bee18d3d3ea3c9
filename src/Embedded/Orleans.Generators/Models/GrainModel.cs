namespace Orleans.Generators;

/// <summary>One grain class, as far as code is generated from it.</summary>
internal sealed record GrainModel(
    string Class,
    string GrainType,
    EquatableList<string> Contracts,
    EquatableList<string> Arguments,
    EquatableList<Problem> Problems,
    Problem Doubled,
    bool IsUsable);

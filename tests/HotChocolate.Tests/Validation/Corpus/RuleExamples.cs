namespace Toolbox24.HotChocolate.Tests.Validation.Corpus;

/// <summary>Documents that break one rule, with the errors they are worth, and documents that nearly do.</summary>
internal sealed record RuleExamples(string Rule, string[] Right, (string Text, string Errors)[] Wrong)
{
    public static RuleExamples[] All { get; } =
        [.. OperationExamples.All, .. FieldExamples.All, .. FragmentExamples.All, .. VariableExamples.All, .. ValueExamples.All];
}

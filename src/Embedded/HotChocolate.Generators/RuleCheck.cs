using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HotChocolate.Generators;

/// <summary>
/// Holds that an assembly which wants so says of everything it resolves who may see it: of each field of an operation, and of each
/// resolver of a type. Its mutations must have one of the policies named, unless they are for everybody.
/// </summary>
internal sealed record RuleCheck(EquatableList<string> MutationPolicies)
{
    private static readonly string[] Operations = [Attributes.Query, Attributes.Mutation, Attributes.Subscription];

    private static readonly string[] Types =
        [Attributes.Object, Attributes.Extend, Attributes.Interface];

    /// <summary>The project's property, policies apart by commas; without it nothing is checked.</summary>
    public const string Option = "build_property.GraphQLMutationPolicies";

    public static RuleCheck Of(AnalyzerConfigOptions options) => new(new EquatableList<string>(
        (options.TryGetValue(Option, out var policies) ? policies : "")
            .Split(',').Select(policy => policy.Trim()).Where(policy => policy.Length > 0)));

    public IEnumerable<Problem> Problems(INamedTypeSymbol of)
    {
        if (MutationPolicies.Count == 0) return [];
        if (Operations.Any(operation => of.Has(operation))) return Fields(of).SelectMany(field => Problems(field, of));

        return Types.Any(type => of.Has(type)) && !Targets(of).Append(of).Any(target => target.Authorization().Any())
            ? Fields(of).Where(field => !HasRule(field)).Select(NoRule)
            : [];
    }

    private IEnumerable<Problem> Problems(ISymbol field, INamedTypeSymbol of)
    {
        if (!HasRule(field) && !of.Authorization().Any()) yield return NoRule(field);
        if (!of.Has(Attributes.Mutation) || !field.Authorization(of.Authorization()).Any()) yield break;

        var policies = field.AuthorizationPolicies().Concat(field.Has(Attributes.AllowAnonymous) ? [] : of.AuthorizationPolicies());
        if (!policies.Any(policy => MutationPolicies.Contains(policy)))
            yield return Problem.At(field.Place(), Generators.Problems.NoMutationPolicy, field.ShortName(), string.Join(", ", MutationPolicies));
    }

    private static IEnumerable<ISymbol> Fields(INamedTypeSymbol of) => PropertyReader.StaticOf(of).Concat<ISymbol>(ResolverReader.Of(of));

    /// <summary>The types whose fields a class resolves.</summary>
    private static IEnumerable<ISymbol> Targets(INamedTypeSymbol of) => of.GetAttributes()
        .Where(attribute => Types.Contains(attribute.AttributeClass?.Name()))
        .SelectMany(attribute => attribute.AttributeClass!.TypeArguments);

    private static bool HasRule(ISymbol symbol) => symbol.Has(Attributes.AllowAnonymous) || symbol.Authorization().Any();

    private static Problem NoRule(ISymbol of) => Problem.At(of.Place(), Generators.Problems.NoRule, of.ShortName());
}

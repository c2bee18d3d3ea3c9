using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HotChocolate.Generators;

/// <summary>
/// Holds that an assembly which wants so says of everything who may see it: of each field of an operation, of each class of
/// resolvers and of each type that an answer leads to. Its mutations must have one of the policies named, unless they are for
/// everybody; of another assembly's classes no property is a field by itself.
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

        return Types.Any(type => of.Has(type)) && !HasRule(of) && !Targets(of).Any(HasRule) ? [NoRule(of)] : [];
    }

    /// <summary>Of a type that an answer leads to. The types of an interface with a rule are what the interface is.</summary>
    public IEnumerable<Problem> Problems(Pending pending, Declarations declarations, IAssemblySymbol here)
    {
        var (type, _, _, use) = pending;
        if (MutationPolicies.Count == 0 || declarations.IsAbstract(type) || declarations.Interfaces(type).Any(IsRuled)) yield break;

        if (!declarations.Resolvers(type).Any() && !HasRule(type)) yield return NoRule(type, use.Of(type, "").Place);
        var isForeign = !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, here) && PropertyReader.Of(type).Any();
        if (isForeign && !declarations.Configuration(type).IsExplicit)
            yield return Problem.At(use.Place, Generators.Problems.BoundByItself, type.ShortName());

        bool IsRuled(INamedTypeSymbol each) => declarations.Resolvers(each).Append(each).Any(HasRule);
    }

    private IEnumerable<Problem> Problems(ISymbol field, INamedTypeSymbol of)
    {
        if (!HasRule(field) && !HasRule(of)) yield return NoRule(field);
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

    private static Problem NoRule(ISymbol of, Location? place = null) =>
        Problem.At(place ?? of.Place(), Generators.Problems.NoRule, of.ShortName());
}

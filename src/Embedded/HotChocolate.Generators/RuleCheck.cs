using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HotChocolate.Generators;

/// <summary>
/// Holds that an assembly which wants so says of everything who may see it: of each field of an operation, of each type that an answer
/// leads to, and of what extends one. Its mutations must have one of the policies named, unless they are for everybody; of another
/// assembly's classes no property is a field by itself.
/// </summary>
/// <param name="MutationPolicies">Of which a mutation needs one.</param>
/// <param name="OpenMark">The attribute of types that are seen by whoever sees the field that leads to them; "" where there is none.</param>
internal sealed record RuleCheck(EquatableList<string> MutationPolicies, string OpenMark)
{
    private static readonly string[] Operations = [Attributes.Query, Attributes.Mutation, Attributes.Subscription];

    /// <summary>The project's property, policies apart by commas; without it nothing is checked.</summary>
    public const string PoliciesOption = "build_property.GraphQLMutationPolicies";

    /// <summary>The project's property, the attribute's whole name.</summary>
    public const string OpenMarkOption = "build_property.GraphQLVisibleWithField";

    public static RuleCheck Of(AnalyzerConfigOptions options)
    {
        return new(
            new(Value(PoliciesOption).Split(',').Select(policy => policy.Trim()).Where(policy => policy.Length > 0)),
            Value(OpenMarkOption).Trim());

        string Value(string option) => options.TryGetValue(option, out var value) ? value : "";
    }

    /// <summary>Of a class of an operation's fields, and of one that extends a type: each field says it, or all are said of at once.</summary>
    public IEnumerable<Problem> Problems(INamedTypeSymbol of)
    {
        if (MutationPolicies.Count == 0) return [];
        if (Operations.Any(operation => of.Has(operation))) return Fields(of).SelectMany(field => Problems(field, of));

        return of.Has(Attributes.Extend) && !IsRuled(of) ? Fields(of).Where(field => !HasRule(field)).Select(NoRule) : [];
    }

    /// <summary>Of a type that an answer leads to: it says it, or its class of resolvers does. An open interface says it for its types.</summary>
    public IEnumerable<Problem> Problems(Pending pending, Declarations declarations, IAssemblySymbol here)
    {
        var (type, _, _, use) = pending;
        if (MutationPolicies.Count == 0 || declarations.IsUnion(type) || declarations.Interfaces(type).SelectMany(Places).Any(IsOpen)) yield break;

        if (!Places(type).Any(IsRuled))
        {
            var place = use.Of(declarations.Resolvers(type).FirstOrDefault() ?? type, "").Place;
            yield return Problem.At(place, Generators.Problems.NoTypeRule, type.ShortName(), OpenMark.Split('.').Last().Replace("Attribute", ""));
        }

        if (declarations.IsInterface(type)) yield break;

        var isForeign = !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, here) && PropertyReader.Of(type).Any();
        if (isForeign && !declarations.Configuration(type).IsExplicit)
            yield return Problem.At(use.Place, Generators.Problems.BoundByItself, type.ShortName());

        IEnumerable<INamedTypeSymbol> Places(INamedTypeSymbol each) => declarations.Resolvers(each).Append(each);
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

    private bool IsRuled(INamedTypeSymbol type) => IsOpen(type) || type.Authorization().Any();

    private bool IsOpen(INamedTypeSymbol type) => OpenMark.Length > 0 && type.Has(OpenMark);

    private static bool HasRule(ISymbol field) => field.Has(Attributes.AllowAnonymous) || field.Authorization().Any();

    private static Problem NoRule(ISymbol field) => Problem.At(field.Place(), Generators.Problems.NoRule, field.ShortName());
}

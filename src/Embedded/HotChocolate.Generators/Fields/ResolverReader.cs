using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Makes a field of a static method.</summary>
internal sealed class ResolverReader(
    Shapes shapes,
    Documentation docs,
    ParameterReader parameters,
    PagingReader paging,
    SubscriptionReader subscriptions,
    List<Problem> problems)
{
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().Where(method =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: true, DeclaredAccessibility: Accessibility.Public }
        && !method.Has(Attributes.Ignore) && !method.Has(Attributes.Loader));

    /// <summary>Null, and an error, where it cannot be one. The fields of an operation have no parent.</summary>
    public MemberModel? Read(IMethodSymbol method, INamedTypeSymbol? parent, IEnumerable<string> authorization)
    {
        if (method.IsGenericMethod)
        {
            problems.Add(Problem.At(method.Place(), Problems.GenericMethod, method.ShortName()));
            return null;
        }

        var given = method.Parameters.Select(parameter => parameters.Read(parameter, parent)).ToList();
        var name = method.GivenName() ?? Naming.Field(method.Name);
        var returned = method.ReturnType.Awaited();
        var values = string.Join(", ", given.Select(each => each?.Code));
        var call = $"{method.ContainingType.FullName()}.{Identifiers.Escape(method.Name)}({values})";
        if (returned is not null) call = $"(await {call}.ConfigureAwait(false))";

        var field = method.Attribute(Attributes.Paging) is { } attribute
            ? paging.Read(method, returned ?? method.ReturnType, name, attribute, call)
            : Plain(method, returned ?? method.ReturnType, call);
        if (field is null || given.Contains(null)) return null;

        var more = "";
        if (method.Attribute(Attributes.Subscribe) is { } subscribe)
        {
            if (subscriptions.Read(method, subscribe, given!) is not { } stream) return null;
            more = $", Subscribe = static context => {stream}";
        }

        var arguments = given.Select(each => each!.Argument).Concat(subscriptions.Arguments(method)).OfType<MemberModel>()
            .Concat(field.Arguments).GroupBy(each => each.Name).Select(each => each.First());
        return new MemberModel(
            name, docs.Of(method), field.Type, new(arguments), null,
            new(field.Directives.Concat(Directives.Of(method))),
            Binding.Resolver(field.Code, returned is not null, method.Authorization(authorization), more));
    }

    private ResolvedField? Plain(IMethodSymbol method, ITypeSymbol returned, string call) =>
        shapes.Output(returned, method.IsId(), Use.Of(method)) is { } shape
            ? new ResolvedField(shape.Sdl, shape.Outgoing(call), [], []) : null;
}

/// <summary>What a resolver returns, and the code that resolves it.</summary>
internal sealed record ResolvedField(
    string Type, string Code, IReadOnlyList<MemberModel> Arguments, IReadOnlyList<string> Directives);

using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>What a resolver's parameter is given: the code, and the argument it is where it is one.</summary>
internal sealed record Given(string Code, MemberModel? Argument = null, Shape? Shape = null);

/// <summary>Finds what the parameters of resolvers are given.</summary>
internal sealed class ParameterReader(
    Shapes shapes, Documentation docs, IReadOnlyList<LoaderModel> loaders, List<Problem> problems)
{
    private const string HttpContext = "context.Service<global::Microsoft.AspNetCore.Http.IHttpContextAccessor>().HttpContext!";

    /// <summary>Null, and an error, where it cannot be given anything.</summary>
    public Given? Read(IParameterSymbol parameter, INamedTypeSymbol? parent)
    {
        var method = parameter.ContainingSymbol.ShortName();
        if (parameter.RefKind != RefKind.None)
        {
            problems.Add(Problem.At(parameter.Place(), Problems.ByReference, parameter.Name, method));
            return null;
        }

        var type = $"{parameter.Type.FullName()}{(IsNullableReference(parameter) ? "?" : "")}";
        if (parameter.Has(Attributes.Parent)) return Parent(parameter, parent, type, method);
        if (parameter.Has(Attributes.EventMessage)) return new Given($"context.Parent<{type}>()");
        if (parameter.Attribute(Attributes.GlobalState) is { } state)
            return new Given($"context.GetGlobalStateOrDefault<{type}>({Literals.Quote(state.Text() ?? parameter.Name)})!");

        return parameter.Type.Name() switch
        {
            "System.Threading.CancellationToken" => new Given("context.RequestAborted"),
            "System.Security.Claims.ClaimsPrincipal" => new Given("context.User"),
            "Microsoft.AspNetCore.Http.HttpContext" => new Given(HttpContext),
            "Microsoft.AspNetCore.Http.HttpRequest" => new Given(HttpContext + ".Request"),
            "Microsoft.AspNetCore.Http.HttpResponse" => new Given(HttpContext + ".Response"),
            "HotChocolate.Resolvers.IResolverContext" => new Given("context"),
            "GreenDonut.Data.PagingArguments" => new Given("page"),
            _ when parameter.Has(Attributes.Service) || !Shapes.IsInput(parameter.Type) => Service(parameter),
            _ => Argument(parameter),
        };
    }

    private Given? Parent(IParameterSymbol parameter, INamedTypeSymbol? parent, string type, string method)
    {
        if (parent is not null && parent.IsOrDerivesFrom(parameter.Type)) return new Given($"context.Parent<{type}>()");

        problems.Add(Problem.At(
            parameter.Place(), Problems.Parent, method, parameter.Type.ShortName(), parent?.ShortName() ?? "an operation"));
        return null;
    }

    private Given Service(IParameterSymbol parameter)
    {
        // What is generated along with this code is unknown yet, and said without its namespace.
        var loader = parameter.Type.TypeKind == TypeKind.Error ? loaders.FirstOrDefault(each => "I" + each.Name == parameter.Type.Name) : null;
        var type = loader?.Interface ?? parameter.Type.FullName();
        return new Given(IsNullableReference(parameter)
            ? $"({type}?)context.Services.GetService(typeof({type}))"
            : $"context.Service<{type}>()");
    }

    private Given? Argument(IParameterSymbol parameter)
    {
        if (shapes.Input(parameter.Type, parameter.IsId(), Use.Of(parameter)) is not { } shape) return null;

        var name = parameter.GivenName() ?? Naming.Camel(parameter.Name);
        return new Given(
            shape.Incoming($"context.ArgumentValue<object?>({Literals.Quote(name)})", "v_" + name),
            new MemberModel(
                name, docs.Of(parameter), shape.Sdl, MemberModel.None, Literals.Default(parameter),
                new(Directives.Of(parameter)), ""),
            shape);
    }

    private static bool IsNullableReference(IParameterSymbol parameter) =>
        parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
}

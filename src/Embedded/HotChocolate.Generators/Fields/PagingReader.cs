using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Makes a connection of a resolver that returns a list.</summary>
internal sealed class PagingReader(Shapes shapes, Registry registry, List<Problem> problems)
{
    private const string Pagination = "global::HotChocolate.Types.Pagination";
    private const int DefaultSize = 10;
    private const int MaxSize = 50;

    private static readonly MemberModel[] Slices =
    [
        Slice("first", "How many from the start.", "Int"),
        Slice("after", "The cursor they come after.", "String"),
        Slice("last", "How many from the end.", "Int"),
        Slice("before", "The cursor they come before.", "String"),
    ];

    public ResolvedField? Read(IMethodSymbol method, ITypeSymbol returned, string name, AttributeData attribute, string call)
    {
        var use = Use.Of(method);
        var isReady = returned.Name() == "HotChocolate.Types.Pagination.Connection";
        if ((isReady ? ((INamedTypeSymbol)returned).TypeArguments[0] : returned.Element()) is not { } element)
        {
            problems.Add(Problem.At(use.Place, Problems.Paging, use.Name, returned.ShortName()));
            return null;
        }

        if (shapes.Output(element, method.IsId(), use) is not { } item) return null;

        var connection = Naming.Pascal(attribute.Named<string>("ConnectionName") ?? name);
        AddTypes(connection, item, attribute.Named<bool>("IncludeTotalCount"), use);
        var (size, most) = (Or(attribute.Named<int>("DefaultPageSize"), DefaultSize), Or(attribute.Named<int>("MaxPageSize"), MaxSize));
        var list = returned.WithoutNull().IsNullable
            ? $"{call} is {{ }} list ? {Pagination}.Pages.Of(list, page) : null" : $"{Pagination}.Pages.Of({call}, page)";
        var page = $"{Pagination}.Pages.Arguments(context, {size}, {most})";
        return new ResolvedField(
            connection + "Connection",
            $"{{ var page = {page}; return {(isReady ? call : list)}; }}",
            Slices,
            [$"@listSize(assumedSize: {most}, slicingArguments: [\"first\", \"last\"], slicingArgumentDefaultValue: {size}, "
                + "sizedFields: [\"edges\", \"nodes\"], requireOneSlicingArgument: false)"]);
    }

    private void AddTypes(string name, Shape item, bool hasCount, Use use)
    {
        var (page, edge) = ($"{Pagination}.Connection<{item.CSharp}>", $"{Pagination}.Edge<{item.CSharp}>");
        List<MemberModel> members =
        [
            Field("pageInfo", "Where the page stands in the list.", "PageInfo!", $"(({page})of).Info"),
            Field("edges", "The page, each item with its cursor.", $"[{name}Edge!]", $"(({page})of).Edges"),
            Field(
                "nodes", "The page.", $"[{item.Sdl}]",
                $"global::HotChocolate.Resolvers.Outgoing.List((({page})of).Edges, static edge => (object?){item.Outgoing("edge.Node")})"),
        ];
        if (hasCount) members.Add(Field("totalCount", "How many there are in all.", "Int!", $"(({page})of).TotalCount"));
        registry.Add(Type($"{name}Connection", "A page of a list.", members, page), use);
        registry.Add(Type($"{name}Edge", "An item of a list.", [
            Field("cursor", "Where the item stands in the list.", "String!", $"(({edge})of).Cursor"),
            Field("node", "The item.", item.Sdl, item.Outgoing($"(({edge})of).Node")),
        ], edge), use);

        var info = Pagination + ".ConnectionPageInfo";
        registry.Add(Type("PageInfo", "Where a page stands in its list.", [
            Field("hasNextPage", "Whether the list goes on after the page.", "Boolean!", $"(({info})of).HasNextPage"),
            Field("hasPreviousPage", "Whether the list began before the page.", "Boolean!", $"(({info})of).HasPreviousPage"),
            Field("startCursor", "The cursor of the first item.", "String", $"(({info})of).StartCursor"),
            Field("endCursor", "The cursor of the last item.", "String", $"(({info})of).EndCursor"),
        ], info), use);
    }

    private static int Or(int given, int usual) => given > 0 ? given : usual;

    private static TypeModel Type(string name, string description, IEnumerable<MemberModel> members, string runtime) =>
        new(Kind.Object, name, description, new([]), new(members), runtime);

    private static MemberModel Field(string name, string description, string type, string code) =>
        new(name, description, type, MemberModel.None, null, new([]), Binding.Property(code, []));

    private static MemberModel Slice(string name, string description, string type) =>
        new(name, description, type, MemberModel.None, null, new([]), "");
}

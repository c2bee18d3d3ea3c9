using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>Makes one schema of the modules of all assemblies.</summary>
internal sealed class ModuleSchema
{
    private readonly Dictionary<string, FieldBinding> fields = [];
    private readonly Dictionary<string, Type> runtimeTypes = [];
    private readonly Dictionary<string, Func<IReadOnlyDictionary<string, object?>, object>> inputs = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, object>> enums = [];
    private readonly List<string> errors = [];

    private ModuleSchema(IReadOnlyList<TypeModule> modules)
    {
        foreach (var module in modules)
        {
            Add(fields, module.Fields);
            Add(runtimeTypes, module.RuntimeTypes);
            Add(inputs, module.Inputs);
            Add(enums, module.Enums);
        }
    }

    /// <exception cref="SchemaException">The modules contradict each other, or a field is found nowhere.</exception>
    public static Schema Of(IReadOnlyList<TypeModule> modules)
    {
        var schema = SchemaBuilder.Build(Document(modules));
        new ModuleSchema(modules).Bind(schema);
        return schema;
    }

    // What two modules define in the same words is one type.
    private static DocumentNode Document(IReadOnlyList<TypeModule> modules)
    {
        var definitions = modules
            .SelectMany(module => Utf8GraphQLParser.Parse(module.Sdl, ParserOptions.NoLocation).Definitions)
            .DistinctBy(definition => definition is ITypeExtensionNode ? (object)definition : definition.ToString())
            .ToList();
        var extended = definitions.OfType<ITypeExtensionNode>().Select(extension => extension.Name.Value).ToHashSet();
        var roots = Enum.GetNames<OperationType>().Where(extended.Contains).Select(Root);
        return new DocumentNode([.. roots, .. definitions]);
    }

    private static ObjectTypeDefinitionNode Root(string name) => new(null, new NameNode(name), null, [], [], []);

    private static void Add<T>(Dictionary<string, T> all, IReadOnlyDictionary<string, T> some)
    {
        foreach (var (name, value) in some) all.TryAdd(name, value);
    }

    private void Bind(Schema schema)
    {
        foreach (var type in schema.Types.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            switch (type)
            {
                case ObjectType some: Bind(some); break;
                case InputObjectType some: some.Create = inputs.GetValueOrDefault(type.Name); break;
                case EnumType some when enums.TryGetValue(type.Name, out var values): some.Bind(values); break;
            }
        }

        if (errors.Count > 0) throw new SchemaException(errors);
    }

    private void Bind(ObjectType type)
    {
        type.RuntimeType = runtimeTypes.GetValueOrDefault(type.Name);
        foreach (var field in type.Fields)
        {
            field.Binding = fields.GetValueOrDefault($"{type.Name}.{field.Name}");
            if (field.Binding is null) errors.Add($"Nothing says how {type.Name}.{field.Name} is found.");
        }
    }
}

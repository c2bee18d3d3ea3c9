using HotChocolate.Resolvers;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>The fields that every query has without declaring them.</summary>
internal sealed class IntrospectionFields
{
    public IntrospectionFields(Schema schema)
    {
        var text = schema.Type("String")!;
        TypeName = new OutputField("__typename", "The name of the object's type.", [], new NonNullType(text), []);
        Schema = new OutputField(
            "__schema", "The types of this server.", [], new NonNullType(schema.Type("__Schema")!), [])
        {
            Binding = new FieldBinding { Resolver = _ => schema },
        };
        Type = new OutputField(
            "__type", "One type of this server.", [], schema.Type("__Type")!,
            [new InputField("name", null, [], new NonNullType(text), null)])
        {
            Binding = new FieldBinding { Resolver = context => schema.Type(context.ArgumentValue<string>("name")) },
        };
        IntrospectionBindings.Bind(schema);
    }

    /// <summary>Has no binding: whoever executes knows the object's type.</summary>
    public OutputField TypeName { get; }

    public OutputField Schema { get; }

    public OutputField Type { get; }
}

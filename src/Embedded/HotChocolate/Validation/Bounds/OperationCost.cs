using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// What an operation costs at most, known before it runs: its fields by their work, its types by the objects it may return.
/// By IBM's cost specification, with HotChocolate's numbers.
/// </summary>
public readonly record struct OperationCost(double FieldCost, double TypeCost)
{
    /// <summary>The costs of a valid document's operation; without the values of variables those that lists are assumed to have.</summary>
    public static OperationCost Of(
        Schema schema, DocumentNode document, string? operationName = null, JsonElement variables = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        var operation = document.Definitions.OfType<OperationDefinitionNode>()
            .FirstOrDefault(one => operationName is null || one.Name?.Value == operationName);
        return operation is null ? default : new CostAnalysis(schema, document, operation, variables).Result();
    }

    /// <summary>The error of an operation that costs more than the server allows; null where it does not.</summary>
    public IError? Exceeds(RequestExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var kind = FieldCost > options.MaxFieldCost ? "field" : TypeCost > options.MaxTypeCost ? "type" : null;
        return kind is null ? null : new Error($"The maximum allowed {kind} cost was exceeded.")
        {
            Code = ErrorCodes.CostExceeded,
            Extensions = new Dictionary<string, object?>
            {
                ["fieldCost"] = FieldCost,
                ["typeCost"] = TypeCost,
                ["maxFieldCost"] = options.MaxFieldCost,
                ["maxTypeCost"] = options.MaxTypeCost,
            },
        };
    }

    /// <summary>A number JSON can write stands for all that are larger.</summary>
    internal OperationCost Plus(OperationCost other, double times = 1) =>
        new(Bounded(FieldCost + (times * other.FieldCost)), Bounded(TypeCost + (times * other.TypeCost)));

    internal OperationCost Or(OperationCost other) =>
        new(Math.Max(FieldCost, other.FieldCost), Math.Max(TypeCost, other.TypeCost));

    private static double Bounded(double cost) => Math.Clamp(cost, 0, double.MaxValue);
}

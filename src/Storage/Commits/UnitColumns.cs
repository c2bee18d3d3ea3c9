using Npgsql;
using NpgsqlTypes;

namespace Toolbox24.Storage.Commits;

/// <summary>The parameters of one statement for several units of work: an array for each column.</summary>
public sealed class UnitColumns<TUnit>
{
    private readonly IReadOnlyList<TUnit> units;
    private readonly NpgsqlParameterCollection parameters;

    internal UnitColumns(IReadOnlyList<TUnit> units, NpgsqlParameterCollection parameters) =>
        (this.units, this.parameters) = (units, parameters);

    /// <summary>Adds a column.</summary>
    public UnitColumns<TUnit> Add<TValue>(Func<TUnit, TValue> column)
    {
        parameters.Add(new NpgsqlParameter<TValue[]> { TypedValue = Values(column) });
        return this;
    }

    /// <summary>Adds a column of JSON texts.</summary>
    public UnitColumns<TUnit> AddJson(Func<TUnit, string?> column)
    {
        parameters.Add(new NpgsqlParameter<string?[]>
        {
            TypedValue = Values(column),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
        });
        return this;
    }

    /// <summary>Adds a parameter that is the same for all units.</summary>
    public UnitColumns<TUnit> AddShared<TValue>(TValue value)
    {
        parameters.Add(new NpgsqlParameter<TValue> { TypedValue = value });
        return this;
    }

    private TValue[] Values<TValue>(Func<TUnit, TValue> column)
    {
        var values = new TValue[units.Count];
        for (var i = 0; i < values.Length; i++) values[i] = column(units[i]);
        return values;
    }
}

using Toolbox24.Storage.Schema;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Schema;

/// <summary>What a database holds of ours: tables, functions, the rows in them.</summary>
internal static class SchemaFixture
{
    /// <summary>Every table, sequence, index, function and type that no extension brought.</summary>
    public static List<string> Objects(this TestDatabase database) => database.Column<string>(
        """
        SELECT kind || ' ' || name FROM (
            SELECT 'relation', relname, oid FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'function', proname, oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT 'type', typname, oid FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typelem = 0
        ) AS made (kind, name, oid)
        WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = made.oid AND d.deptype = 'e')
        ORDER BY 1
        """);

    /// <summary>How many rows each of the tables of the first steps holds.</summary>
    public static Dictionary<string, long> Rows(this TestDatabase database, int steps) =>
        Tables.Where(table => table.Step <= steps).ToDictionary(
            table => table.Name, table => database.Scalar<long>($"SELECT count(*) FROM {table.Name}"));

    /// <summary>The tables, with the step that makes each.</summary>
    public static readonly (int Step, string Name)[] Tables =
    [
        (1, "event"), (1, "outbox"), (1, "engine"), (2, "grain_state"), (2, "reminder"), (2, "clock"),
        (3, "site"), (3, "locker"), (3, "tool"), (3, "tool_unit"), (4, "slot_claim"),
        (5, "audit_entry"), (5, "audit_payload"), (5, "audit_chain"), (5, "audit_unchained"), (5, "audit_anchor"),
        (6, "message"), (7, "throttle"),
        (8, "account"), (8, "proof"), (8, "session"), (8, "session_token"), (8, "passkey"), (8, "data_protection_key"),
        (8, "company_declaration"),
        (9, "customer"), (9, "customer_admission"), (10, "device"),
        (12, "category"), (12, "passport_entry"), (12, "pack"), (12, "pack_item"), (12, "media"), (12, "media_upload"), (12, "tool_photo"),
        (12, "consumable"), (12, "stock"), (12, "stock_movement"), (12, "closing"), (12, "closing_booking"), (12, "import_preview"),
        (13, "search_entry"), (13, "search_word"),
        (14, "parameter_value"), (14, "grid_version"),
        (15, "rental"), (15, "rental_item"), (15, "payment"), (15, "rental_message"), (15, "waiting"), (18, "amends"),
        (22, "door"), (25, "site_health"), (25, "degraded_spell"),
        (27, "pass_grant"), (27, "pass_code"), (27, "pass_block"), (27, "entrance"), (27, "entrance_wait"),
        (28, "dispute"), (28, "dispute_line"), (29, "incident"), (29, "incident_entry"), (29, "on_call"), (30, "thread"), (30, "thread_message"),
        (32, "evidence"), (32, "evidence_part"), (34, "rental_text"), (34, "return_claim"), (34, "damage"), (34, "unit_quarantine"), (35, "pairing"),
        (38, "premises"), (43, "refund"), (43, "credit_note"), (43, "credit_note_line"),
    ];

    /// <summary>Puts rows in every table, and raises what starts at nought.</summary>
    public static void Seed(this TestDatabase database)
    {
        var wall = database.AddWall(lockers: 2);
        database.Execute("SELECT append($1, 1, 'UnitHeld', '{}', '2030-01-01Z', 'test', '{kiosk,mail}')", wall[0].Unit.Value);
        database.Execute("UPDATE engine SET epoch = 7");
        database.Execute("UPDATE clock SET offset_ms = 3600000");
        database.Execute("SELECT write_grain_state('meter/1', 'count', NULL, '{\"n\": 1}')");
        database.Execute("SELECT write_reminder('locker/1', 'due', '2030-01-01Z', '1 minute')");
        database.Execute(
            "INSERT INTO slot_claim VALUES ($1, $2, '[2030-01-01Z, 2030-01-02Z)', 'Booking', NULL)",
            wall[1].Unit.Value, Guid.NewGuid());
        database.Execute(
            "INSERT INTO message (id, channel, recipient, template, facts, at) VALUES ($1, 'mail', 'client@example.fr', 'Tested', '', '2030-01-01Z')",
            Guid.NewGuid());
        database.SeedAccount();
        database.SeedSettings();
        database.Execute("INSERT INTO throttle VALUES ('\\x24', 'link mail', '{2030-01-01Z}', '2030-01-02Z')");
        database.Execute(
            """
            SELECT record_audit(jsonb_build_object(
                'id', gen_random_uuid(), 'at', '2030-01-01Z', 'actor', 'test', 'action', 'Seed', 'objectKind', 'Test',
                'objectId', gen_random_uuid(), 'commitment', repeat('00', 32), 'salt', '00', 'payload', '{}'))
            """);
        database.Execute("INSERT INTO audit_chain SELECT 1, id, commitment FROM audit_entry");
        database.Execute("INSERT INTO audit_anchor SELECT '2030-01-01Z', 1, hash FROM audit_chain");
        database.Execute(
            """
            INSERT INTO device SELECT gen_random_uuid(), 1, id, 'Kiosk', 'test', '\x24', '2030-01-01Z' FROM site LIMIT 1
            """);
        database.SeedCatalogue(wall[0].Unit.Value);
    }

    private static void SeedCatalogue(this TestDatabase database, Guid unit)
    {
        database.Execute("INSERT INTO passport_entry VALUES (gen_random_uuid(), $1, 'Check', '2030-01-01Z', 1, 0, '')", unit);
        database.Execute(
            """
            INSERT INTO pack VALUES (gen_random_uuid(), 1, 'test', '', 100, NULL);
            INSERT INTO pack_item SELECT p.id, 1, t.id, 2 FROM pack p, tool t LIMIT 1;
            INSERT INTO media VALUES (gen_random_uuid(), decode(repeat('00', 32), 'hex'), 'Jpeg', 1, 1, '\x24', '2030-01-01Z');
            INSERT INTO media_upload VALUES (gen_random_uuid(), gen_random_uuid(), '2030-01-01Z');
            INSERT INTO tool_photo SELECT t.id, 1, m.id, '' FROM tool t, media m LIMIT 1;
            INSERT INTO consumable VALUES (gen_random_uuid(), 1, 'test', '', '', 1, NULL);
            INSERT INTO stock SELECT gen_random_uuid(), 1, s.id, c.id, 1, 0 FROM site s, consumable c LIMIT 1;
            INSERT INTO stock_movement SELECT gen_random_uuid(), id, 'Delivery', 1, 1, '2030-01-01Z' FROM stock;
            INSERT INTO closing SELECT gen_random_uuid(), 1, id, NULL, 'test', '2030-01-01Z', NULL, NULL FROM site LIMIT 1;
            INSERT INTO closing_booking SELECT c.id, gen_random_uuid(), u.id, '[2030-01-01Z, 2030-01-02Z)', 'Failed', NULL
            FROM closing c, tool_unit u LIMIT 1;
            INSERT INTO door SELECT id, 1, id, 'Unknown', '2030-01-01Z', '{}' FROM site LIMIT 1;
            INSERT INTO site_health SELECT id, 1, '2030-01-01Z', NULL, '{}' FROM site LIMIT 1;
            INSERT INTO premises SELECT id, 1, NULL, '{}' FROM site LIMIT 1;
            INSERT INTO degraded_spell SELECT id, '2030-01-01Z', NULL FROM site LIMIT 1;
            INSERT INTO import_preview VALUES (gen_random_uuid(), gen_random_uuid(), '2030-01-01Z', '[]', NULL);
            """);
    }

    private static void SeedSettings(this TestDatabase database)
    {
        database.Execute("INSERT INTO parameter_value VALUES ('customer.rentals', 1, '4', '2030-01-01Z', 'Set', gen_random_uuid(), '2030-01-01Z')");
        database.Execute(
            "INSERT INTO grid_version VALUES (gen_random_uuid(), 'Prices', NULL, 1, 'Test', 'Draft', NULL, '{}', NULL, '2030-01-01Z')");
    }

    private static void SeedAccount(this TestDatabase database)
    {
        var (account, session) = (Guid.NewGuid(), Guid.NewGuid());
        database.Execute(
            """
            INSERT INTO account (id, version, status, email, email_key, stamp, roles, second_factor_step, recovery_hashes, preferences, created_at)
            VALUES ($1, 1, 'Active', 'client@example.fr', 'client@example.fr', 1, '{Customer}', 0, '{}', '[]', '2030-01-01Z')
            """,
            account);
        database.Execute(
            """
            INSERT INTO session VALUES (
                $2, $1, 'Browser', 'Firefox', NULL, 1, '2030-01-01Z', '2030-01-01Z', NULL, '2030-01-01Z', NULL, '2030-01-02Z', '2030-01-02Z')
            """,
            account, session);
        database.Execute("INSERT INTO session_token VALUES ('\\x24', $1, 'Cookie', '2030-01-02Z', NULL)", session);
        database.Execute("INSERT INTO proof VALUES ($2, 'MagicLink', $1, '\\x24', NULL, NULL, '{}', 5, '2030-01-01Z')", account, Guid.NewGuid());
        database.Execute(
            "INSERT INTO passkey VALUES ('\\x24', $1, 'Key', '\\x24', 0, '{}', true, false, false, '\\x24', '\\x24', '2030-01-01Z', NULL)", account);
        database.Execute("INSERT INTO company_declaration VALUES ($1, '00000002600013', NULL, '2030-01-01Z')", account);
        database.Execute("INSERT INTO customer (id, version, standing) VALUES ($1, 1, 'Good')", account);
        database.Execute("INSERT INTO customer_admission VALUES ($1, 1, $1, 'Confirmed', '2030-01-01Z', NULL)", account);
        database.SeedRental(account);
        database.Execute("INSERT INTO data_protection_key VALUES ('key', '<key/>')");
    }

    private static void SeedAround(this TestDatabase database, Guid account, Guid rental)
    {
        database.Execute(
            """
            WITH made AS (
                INSERT INTO dispute SELECT gen_random_uuid(), 1, $2, id, $1, 'Open', '2030-01-01Z', NULL, '{}' FROM tool_unit LIMIT 1 RETURNING id
            )
            INSERT INTO dispute_line SELECT id, 0, 'test', '{}' FROM made
            """,
            account, rental);
        database.Execute(
            """
            WITH made AS (
                INSERT INTO incident VALUES (
                    gen_random_uuid(), 1, 'Other', 'Minor', NULL, NULL, NULL, $2, $1, '2030-01-01Z', NULL, NULL, '{}') RETURNING id
            )
            INSERT INTO incident_entry SELECT id, 1, '2030-01-01Z', $1, 'test' FROM made
            """,
            account, rental);
        database.Execute("INSERT INTO on_call VALUES (gen_random_uuid(), $1, 1, '[2030-01-01Z, 2030-01-02Z)')", account);
        database.Execute("INSERT INTO thread VALUES ($2, 1, $1, NULL, NULL, '{}')", account, rental);
        database.Execute("INSERT INTO thread_message VALUES ($2, 1, 'Staff', $1, '2030-01-01Z', 'test')", account, rental);
    }

    private static void SeedReturn(this TestDatabase database, Guid account, Guid rental)
    {
        database.Execute(
            """
            WITH made AS (
                INSERT INTO evidence SELECT gen_random_uuid(), $2, id, 'Photo', $1, '\x24', '2030-01-01Z' FROM tool_unit LIMIT 1 RETURNING id
            )
            INSERT INTO evidence_part SELECT id, 0, '\x24' FROM made
            """,
            account, rental);
        database.Execute("INSERT INTO rental_text SELECT $1, id, 'ReturnReport', '2030-01-01Z', 'test' FROM tool_unit LIMIT 1", rental);
        database.Execute("INSERT INTO return_claim VALUES ($2, $1, '2030-01-01Z')", account, rental);
        database.Execute("INSERT INTO unit_quarantine SELECT id, $1, 'test', '2030-01-01Z', NULL, NULL FROM tool_unit LIMIT 1", rental);
        database.Execute("INSERT INTO refund VALUES ($1, $2, 1, 'test', $1, '2030-01-01Z', NULL, NULL)", Guid.NewGuid(), rental);
        database.Execute("INSERT INTO credit_note SELECT f.id, f.rental_id, e.position, 1, '2030-01-01Z' FROM refund f, (SELECT position FROM event LIMIT 1) AS e");
        database.Execute("INSERT INTO credit_note_line SELECT n.refund_id, u.id, 1 FROM credit_note n, (SELECT id FROM tool_unit LIMIT 1) AS u");
        database.Execute("INSERT INTO damage SELECT gen_random_uuid(), id, 'test', 100, 0 FROM category LIMIT 1");
        database.Execute("INSERT INTO pairing SELECT '\x24', id, 'Kiosk', 'test', NULL, $1, '2030-01-01Z' FROM site LIMIT 1", account);
    }

    private static void SeedRental(this TestDatabase database, Guid account)
    {
        var rental = Guid.NewGuid();
        database.Execute(
            """
            INSERT INTO rental (
                id, version, reference, customer_id, site_id, starts_at, ends_at, status, is_open, rent_cents, deposit_cents, state, terms)
            SELECT $2, 1, 'R-222222', $1, id, '2030-01-01Z', '2030-01-02Z', 'Held', true, 3500, 15000, '{}', '{}' FROM site LIMIT 1
            """,
            account, rental);
        database.Execute("INSERT INTO rental_item SELECT $1, 1, tool_id, id FROM tool_unit LIMIT 1", rental);
        database.Execute(
            "INSERT INTO payment VALUES ($2, $1, 'Rent', 1, 'Requested', 3500, 0, 0, NULL, true, NULL, NULL)", rental, Guid.NewGuid());
        database.SeedAround(account, rental);
        database.SeedReturn(account, rental);
        database.Execute("INSERT INTO amends VALUES ($2, $1, 800, 'test', '2030-01-01Z')", account, rental);
        database.Execute(
            """
            INSERT INTO pass_grant SELECT gen_random_uuid(), $2, $1, id, 'PickUp', '2030-01-01Z', '2030-01-02Z', '\x24', '2030-01-01Z', NULL FROM site LIMIT 1
            """,
            account, rental);
        database.Execute("INSERT INTO pass_code SELECT id, 24, '2030-01-01Z' FROM pass_grant");
        database.Execute("INSERT INTO pass_block VALUES ($1, '2030-01-01Z', NULL)", account);
        database.Execute("INSERT INTO entrance SELECT id, 1, NULL, '{}' FROM site LIMIT 1");
        database.Execute("INSERT INTO entrance_wait SELECT gen_random_uuid(), $1, id, '2030-01-01Z', NULL FROM site LIMIT 1", rental);
        database.Execute("INSERT INTO rental_message VALUES ($2, $1, 'mail', 'BookingConfirmed', '2030-01-01Z')", rental, Guid.NewGuid());
        database.Execute(
            """
            INSERT INTO waiting
            SELECT gen_random_uuid(), 1, $1, id, '{}', '2030-01-01Z', '2030-01-02Z', '2029-12-31Z', '2029-12-31Z', NULL, NULL, '{}' FROM site LIMIT 1
            """,
            account);
    }

    public static Migrator Migrator(this TestDatabase database) => new(database.Source);
}

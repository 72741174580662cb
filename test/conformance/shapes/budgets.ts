/**
 * What may be done for each pair of test/corpus, there and back: kinds of operations, each once and sorted. Where the
 * server can alter or replace an object in place, a plan that drops it and makes it anew is a failure.
 */
export const budgets: Readonly<Record<string, readonly [up: string, down: string]>> = {
  "aggregate-add": ["create:aggregate", "drop:aggregate"],
  "aggregate-change": ["replace:aggregate", "replace:aggregate"],
  "aggregates-operators-and-what-stands-on-them": [
    "alter:domain alterColumn create:aggregate create:function create:operator create:view createCheckConstraint createIndex drop:aggregate drop:function drop:operator drop:view dropConstraint dropIndex",
    "alter:domain alterColumn create:aggregate create:function create:operator create:view createCheckConstraint createIndex drop:aggregate drop:function drop:operator drop:view dropConstraint dropIndex",
  ],
  "array-of-a-domain-and-of-its-base": ["alterColumn", "alterColumn"],
  "bodies-that-call-each-other": ["create:function", "drop:function"],
  "bodies-that-name-views": [
    "create:function create:materializedView create:view",
    "drop:function drop:materializedView drop:view",
  ],
  "body-that-the-server-has-parsed": [
    "addColumn alterColumn create:function create:procedure create:view drop:function drop:procedure drop:view",
    "alterColumn create:function create:procedure create:view drop:function drop:procedure drop:view dropColumn",
  ],
  "cast-add": ["comment create:cast drop:cast", "create:cast drop:cast"],
  "changes-in-place-of-several-kinds": [
    "alter:foreignTable alter:operator alter:view replace:function",
    "alter:foreignTable alter:operator alter:view replace:function",
  ],
  "check-add": ["createCheckConstraint", "dropConstraint"],
  "check-change": ["createCheckConstraint dropConstraint", "createCheckConstraint dropConstraint"],
  "check-enforced-below-one-that-is-not": [
    "alter:partition createCheckConstraint dropConstraint",
    "alter:partition createCheckConstraint dropConstraint",
  ],
  "check-not-valid": ["createCheckConstraint", "dropConstraint"],
  "check-not-valid-above-an-heir-made-later": ["addColumn createTable", "dropColumn dropTable"],
  "check-not-valid-above-heirs": ["createCheckConstraint createTable", "dropTable"],
  "check-not-valid-above-partitions": [
    "create:partition createCheckConstraint createTable",
    "drop:partition dropConstraint dropTable",
  ],
  "check-on-whole-row": ["createTable", "dropTable"],
  "circle-of-names-in-capitals": [
    "alterColumn create:function createCheckConstraint createTable",
    "alterColumn drop:function dropConstraint dropTable",
  ],
  "collation-add": ["create:collation createTable", "drop:collation dropTable"],
  "collation-and-domain-of-a-leaving-heir": [
    "alter:collation alter:domain alterColumn alterTable dropColumn",
    "addColumn alter:collation alter:domain alterColumn alterTable",
  ],
  "collation-change": ["alter:collation", "alter:collation"],
  "collation-change-in-use": [
    "addColumn alter:collation comment create:view createIndex drop:view dropColumn dropIndex",
    "addColumn alter:collation comment create:view createIndex drop:view dropColumn dropIndex",
  ],
  "collation-change-under-domain": [
    "alter:collation alterColumn create:domain create:view createIndex drop:domain drop:view dropIndex",
    "alter:collation alterColumn create:domain create:view createIndex drop:domain drop:view dropIndex",
  ],
  "collation-of-column-under-parts": [
    "alter:domain alterColumn create:view createIndex drop:view dropIndex",
    "alter:domain alterColumn create:view createIndex drop:view dropIndex",
  ],
  "column-add": ["addColumn", "dropColumn"],
  "column-add-with-toast-options": ["addColumn alterTable", "alterTable dropColumn"],
  "column-becomes-rows-of-a-new-table": [
    "alterColumn createCheckConstraint createTable",
    "alterColumn dropConstraint dropTable",
  ],
  "column-collation": ["alterColumn", "alterColumn"],
  "column-compression": ["alterColumn", "alterColumn"],
  "column-drop": ["dropColumn dropIndex", "addColumn createIndex"],
  "column-drop-under-everything": [
    "alter:publication create:view drop:policy drop:statistics drop:view dropColumn dropConstraint dropIndex replace:trigger",
    "addColumn alter:publication create:policy create:statistics createCheckConstraint createForeignKey createIndex createUniqueConstraint replace:trigger replace:view",
  ],
  "column-moved-between-parent-and-child": ["addColumn dropColumn", "addColumn dropColumn"],
  "column-not-null": ["alterColumn", "alterColumn"],
  "column-options": ["alterColumn", "alterColumn"],
  "column-storage-and-statistics": ["alterColumn", "alterColumn"],
  "column-swap-places": ["addColumn", "dropColumn"],
  "comment-add": ["comment", "comment"],
  "comment-change-and-drop": ["comment", "comment"],
  "comment-goes-from-a-partition-that-changes": [
    "alter:partition comment create:partitionDefault drop:partitionIndexName execute",
    "alter:partition comment create:partitionIndexName drop:partitionDefault",
  ],
  "comment-on-index-of-key": ["comment", "comment"],
  "comments-on-everything-change": [
    "addEnumValue alterColumn alterSequence comment create:domain create:function create:policy create:statistics create:view drop:domain drop:function drop:policy drop:statistics drop:view renameConstraint replace:aggregate",
    "alterColumn alterEnum alterSequence comment create:domain create:function create:policy create:statistics create:view drop:domain drop:function drop:policy drop:statistics drop:view renameConstraint replace:aggregate",
  ],
  "composite-add": ["comment create:compositeType createTable", "drop:compositeType dropTable"],
  "composite-attribute-drop-in-use": ["alter:compositeType", "alter:compositeType"],
  "composite-attribute-type-in-use": ["alter:compositeType alterColumn", "alter:compositeType alterColumn"],
  "composite-attribute-type-under-columns-that-go": [
    "alter:compositeType alterColumn drop:view dropColumn dropIndex",
    "addColumn alter:compositeType alterColumn create:view createIndex",
  ],
  "composite-attributes-under-all-its-users": [
    "alter:compositeType alterColumn create:view createCheckConstraint createIndex drop:view dropConstraint dropIndex",
    "alter:compositeType alterColumn create:view createCheckConstraint createIndex drop:view dropConstraint dropIndex",
  ],
  "composite-change": ["alter:compositeType", "alter:compositeType"],
  "composite-retyped-and-extended": [
    "alter:compositeType alterColumn create:compositeType createIndex drop:compositeType dropIndex",
    "alter:compositeType alterColumn create:compositeType createIndex drop:compositeType dropIndex",
  ],
  "composite-under-heirs-with-defaults": [
    "alter:compositeType alterColumn create:compositeType create:domain create:partitionDefault drop:compositeType drop:domain",
    "alter:compositeType alterColumn create:compositeType create:domain create:partitionDefault drop:compositeType drop:domain",
  ],
  "composite-used-and-changed": ["alter:compositeType", "alter:compositeType"],
  "composite-with-a-cast-to-text": ["alter:compositeType alterColumn", "alter:compositeType alterColumn"],
  "conversion-add": ["comment create:conversion", "drop:conversion"],
  "default-add": ["alterColumn", "alterColumn"],
  "default-change": ["alterColumn", "alterColumn"],
  "default-expression": ["alterColumn", "alterColumn"],
  "default-privileges-behind-new-objects": [
    "create:function create:view createEnum createSequence createTable",
    "drop:function drop:view dropEnum dropSequence dropTable",
  ],
  "default-privileges-beside-older-objects": [
    "alterColumn alterSequence create:function create:privilege create:view createSequence createTable drop:view",
    "alterColumn create:privilege create:view drop:function drop:view dropTable",
  ],
  "default-privileges-change": ["", ""],
  "default-privileges-change-with-new-objects": ["addColumn createTable", "dropColumn dropTable"],
  "default-privileges-in-new-namespace": [
    "alterSequence create:function createNamespace createSequence createTable",
    "drop:function dropNamespace dropTable",
  ],
  "default-privileges-on-namespaces-go": ["", ""],
  "default-privileges-on-types-made-anew": ["alter:domain alterEnum", "addEnumValue alter:domain"],
  "default-privileges-under-another-owner": [
    "create:function create:owner create:privilege create:view createSequence createTable dropTable execute",
    "create:owner create:privilege createTable drop:function drop:view dropSequence dropTable execute",
  ],
  "default-that-reads-a-view-of-its-column": [
    "addColumn alterColumn create:function create:materializedView create:view createIndex execute replace:view",
    "alterColumn create:view drop:function drop:materializedView drop:view dropColumn dropIndex",
  ],
  "deferrable-constraints": [
    "alterForeignKey create:exclusion createForeignKey createPrimaryKey drop:exclusion dropConstraint",
    "alterForeignKey create:exclusion createForeignKey createPrimaryKey drop:exclusion dropConstraint",
  ],
  "deferrable-every-change": [
    "alterForeignKey createForeignKey createPrimaryKey createUniqueConstraint dropConstraint",
    "alterForeignKey createForeignKey createPrimaryKey createUniqueConstraint dropConstraint",
  ],
  "domain-add": ["comment create:domain createTable", "drop:domain dropTable"],
  "domain-chain-in-use": [
    "alterColumn create:domain create:view createIndex drop:domain drop:view dropIndex",
    "alterColumn create:domain create:view createIndex drop:domain drop:view dropIndex",
  ],
  "domain-chain-with-less-room": [
    "alterColumn create:domain drop:domain",
    "alterColumn create:domain drop:domain",
  ],
  "domain-change": ["alter:domain", "alter:domain"],
  "domain-changed-under-rows": [
    "alterColumn create:compositeType create:domain create:function create:view createIndex drop:compositeType drop:domain drop:function drop:view dropIndex",
    "alterColumn create:compositeType create:domain create:function create:view createIndex drop:compositeType drop:domain drop:function drop:view dropIndex",
  ],
  "domain-check-that-reads-another-table": [
    "alter:domain create:function createTable drop:function dropTable",
    "alter:domain create:function createTable drop:function dropTable",
  ],
  "domain-check-that-reads-its-table": [
    "addColumn alter:domain comment create:domain create:function createTable",
    "alter:domain drop:domain drop:function dropColumn dropTable",
  ],
  "domain-check-through-views-and-functions": [
    "alter:domain create:compositeType create:domain create:function create:view createTable",
    "alter:domain drop:compositeType drop:domain drop:function drop:view dropTable",
  ],
  "domain-checks-renamed-with-comments": [
    "alter:domain comment create:function create:view drop:function drop:view",
    "alter:domain comment",
  ],
  "domain-drop": ["alterColumn drop:domain", "alterColumn create:domain"],
  "domain-gets-check-that-reads-a-new-table": [
    "addColumn alter:domain create:function createTable",
    "alter:domain drop:function dropColumn dropTable",
  ],
  "domain-of-another-base-under-a-default-that-goes": [
    "alter:domain alterColumn dropColumn",
    "addColumn alterColumn create:domain drop:domain",
  ],
  "domain-of-another-base-under-columns": [
    "addColumn alter:domain alterColumn createEnum dropColumn dropEnum",
    "addColumn alter:domain alterColumn createEnum dropColumn dropEnum",
  ],
  "domain-other-base": [
    "alter:domain alterColumn create:view drop:view",
    "alter:domain alterColumn create:view drop:view",
  ],
  "domain-over-domain": ["create:domain createTable", "drop:domain dropTable"],
  "domain-to-another-domain": ["alterColumn create:view createIndex", "alterColumn drop:view dropIndex"],
  "domain-under-keys-to-its-base": [
    "alterColumn createForeignKey drop:domain dropConstraint",
    "alterColumn create:domain createForeignKey dropConstraint",
  ],
  "domain-within-arrays": ["alter:domain", "alter:domain"],
  "domain-within-arrays-and-the-function-of-its-check": [
    "alterColumn create:domain create:function drop:domain drop:function",
    "alterColumn create:domain create:function drop:domain drop:function",
  ],
  "domain-within-composites": [
    "addColumn alterColumn create:compositeType create:domain create:function create:view drop:compositeType drop:domain drop:function drop:view dropColumn",
    "alter:domain",
  ],
  "domains-made-anew-that-columns-change-between": [
    "alterColumn create:compositeType create:domain create:view createCheckConstraint createIndex drop:compositeType drop:domain drop:view dropConstraint dropIndex",
    "alterColumn create:compositeType create:domain create:view createCheckConstraint createIndex drop:compositeType drop:domain drop:view dropConstraint dropIndex",
  ],
  "dropped-table-under-functions-of-its-parts": [
    "create:function create:policy create:rule create:trigger createCheckConstraint createTable",
    "drop:function drop:policy drop:rule drop:trigger dropConstraint dropTable",
  ],
  "enum-add": ["addColumn createEnum", "dropColumn dropEnum"],
  "enum-add-values": ["addEnumValue", "alterEnum"],
  "enum-columns-leave-and-come": [
    "alterColumn alterEnum create:view drop:view",
    "alterColumn alterEnum create:view drop:view",
  ],
  "enum-drop": ["alterColumn dropEnum", "alterColumn comment createEnum"],
  "enum-drop-values": [
    "alterEnum createCheckConstraint createIndex dropConstraint dropIndex",
    "alterEnum createCheckConstraint createIndex dropConstraint dropIndex",
  ],
  "enum-in-another-namespace": ["renameEnum", "renameEnum"],
  "enum-rebuilt-under-heirs": ["alterColumn alterEnum", "alterColumn alterEnum"],
  "enum-rebuilt-under-types": [
    "alterColumn alterEnum create:compositeType create:domain create:function create:view createCheckConstraint createIndex drop:compositeType drop:domain drop:function drop:view dropConstraint dropIndex",
    "alterColumn alterEnum create:compositeType create:domain create:function create:view createCheckConstraint createIndex drop:compositeType drop:domain drop:function drop:view dropConstraint dropIndex",
  ],
  "enum-rebuilt-with-its-comment": ["alterEnum comment", "alterEnum comment"],
  "enum-reordered-under-keys": [
    "alterColumn alterEnum create:domain create:materializedView createForeignKey drop:domain drop:materializedView dropConstraint",
    "alterColumn alterEnum create:domain create:materializedView createForeignKey drop:domain drop:materializedView dropConstraint",
  ],
  "enum-to-another-enum": [
    "alterColumn create:view createIndex drop:view dropIndex",
    "alterColumn create:view createIndex drop:view dropIndex",
  ],
  "enum-value-added-and-used": [
    "alterColumn alterEnum createCheckConstraint createIndex",
    "alterColumn alterEnum dropConstraint dropIndex",
  ],
  "enum-value-added-and-used-by-function": ["alterEnum create:function", "alterEnum drop:function"],
  "enum-value-added-and-used-by-new-table": ["alterEnum createIndex createTable", "alterEnum dropTable"],
  "enum-value-added-and-used-by-view": ["alterEnum create:view", "alterEnum drop:view"],
  "enum-value-added-as-bound": [
    "alterEnum create:partition createTable execute",
    "alterEnum create:partition createTable execute",
  ],
  "enum-value-gone-everywhere": [
    "alterColumn alterEnum create:exclusion create:function create:policy create:view createCheckConstraint createForeignKey createIndex drop:exclusion drop:function drop:policy drop:view dropConstraint dropIndex",
    "alterColumn alterEnum create:exclusion create:function create:policy create:view createCheckConstraint createForeignKey createIndex drop:exclusion drop:function drop:policy drop:view dropConstraint dropIndex",
  ],
  "enum-value-gone-within-types": [
    "alterColumn alterEnum create:compositeType create:domain create:function create:view createCheckConstraint createIndex drop:compositeType drop:domain drop:function drop:view dropConstraint dropIndex",
    "addEnumValue",
  ],
  "enum-without-column": [
    "addEnumValue comment create:compositeType createEnum",
    "alterEnum comment drop:compositeType dropEnum",
  ],
  "event-trigger-add": ["comment create:eventTrigger create:function", "drop:eventTrigger drop:function"],
  "event-trigger-change": ["create:eventTrigger drop:eventTrigger", "create:eventTrigger drop:eventTrigger"],
  "event-trigger-with-another-function": [
    "comment create:eventTrigger drop:eventTrigger rename:function",
    "comment create:eventTrigger drop:eventTrigger rename:function",
  ],
  "exclusion-add": ["create:exclusion", "drop:exclusion"],
  "exclusion-change": ["comment create:exclusion drop:exclusion", "comment create:exclusion drop:exclusion"],
  "exclusion-every-change": [
    "create:exclusion drop:exclusion rename:exclusion",
    "create:exclusion drop:exclusion rename:exclusion",
  ],
  "expressions-over-rows-that-change": [
    "addColumn alter:compositeType alterColumn createCheckConstraint createIndex dropConstraint dropIndex replace:view",
    "alter:compositeType alterColumn create:compositeType createCheckConstraint createIndex drop:compositeType dropColumn dropConstraint dropIndex replace:view",
  ],
  "extension-drop-that-texts-name": ["drop:extension replace:function", "create:extension replace:function"],
  "foreign-add": [
    "comment create:foreignDataWrapper create:foreignServer create:foreignTable create:userMapping create:view createEnum createNamespace",
    "drop:foreignDataWrapper drop:foreignServer drop:foreignTable drop:userMapping drop:view dropEnum dropNamespace",
  ],
  "foreign-change": [
    "alter:foreignDataWrapper alter:foreignServer alter:foreignTable alter:userMapping create:foreignServer create:foreignTable create:view drop:foreignServer drop:foreignTable drop:view",
    "alter:foreignDataWrapper alter:foreignServer alter:foreignTable alter:userMapping create:foreignServer create:foreignTable create:view drop:foreignServer drop:foreignTable drop:view",
  ],
  "foreign-key-actions": ["createForeignKey dropConstraint", "createForeignKey dropConstraint"],
  "foreign-key-add": ["createForeignKey", "dropConstraint"],
  "foreign-key-circle-with-other-types": ["alterColumn", "alterColumn"],
  "foreign-key-composite": ["createForeignKey dropConstraint", "createForeignKey dropConstraint"],
  "foreign-key-enforced": ["alterForeignKey", "alterForeignKey"],
  "foreign-key-of-new-table-to-replaced-unique": [
    "createTable createUniqueConstraint dropConstraint",
    "createUniqueConstraint dropConstraint dropTable",
  ],
  "foreign-key-set-some-null": ["createForeignKey dropConstraint", "createForeignKey dropConstraint"],
  "foreign-key-to-itself": ["createForeignKey dropConstraint", "createForeignKey dropConstraint"],
  "foreign-key-to-swapped-unique": [
    "createForeignKey createUniqueConstraint dropConstraint",
    "createForeignKey createUniqueConstraint dropConstraint",
  ],
  "foreign-key-to-unique-that-becomes-primary": [
    "alterColumn createForeignKey createPrimaryKey createUniqueConstraint dropConstraint",
    "alterColumn createForeignKey createPrimaryKey createUniqueConstraint dropConstraint",
  ],
  "foreign-keys-in-a-circle-under-views": [
    "addColumn create:function create:view createForeignKey createTable",
    "drop:function drop:view dropColumn dropConstraint dropTable",
  ],
  "foreign-password": [
    "create:foreignDataWrapper create:foreignServer",
    "drop:foreignDataWrapper drop:foreignServer",
  ],
  "foreign-table-columns-change": [
    "alter:foreignTable alterColumn create:foreignTable create:view drop:foreignTable drop:view",
    "alter:foreignTable alterColumn create:foreignTable create:view drop:foreignTable drop:view",
  ],
  "foreign-table-settings": ["alter:foreignTable", "alter:foreignTable"],
  "foreign-table-statistics": [
    "create:statistics drop:foreignTable drop:statistics",
    "create:foreignTable create:statistics drop:statistics",
  ],
  "function-add": ["comment create:function", "drop:function"],
  "function-argument-names-in-use": [
    "addColumn alterColumn create:function create:policy create:view createCheckConstraint createIndex drop:function drop:policy drop:view dropColumn dropConstraint dropIndex",
    "addColumn alterColumn create:function create:policy create:view createCheckConstraint createIndex drop:function drop:policy drop:view dropColumn dropConstraint dropIndex",
  ],
  "function-change-result": ["create:function drop:function", "create:function drop:function"],
  "function-every-attribute": [
    "create:function drop:function replace:function",
    "create:function drop:function replace:function",
  ],
  "function-of-dropped-column-that-others-call": [
    "dropColumn replace:function",
    "addColumn replace:function",
  ],
  "function-of-new-column-that-others-call": [
    "addColumn alterColumn create:function create:view createCheckConstraint",
    "alterColumn drop:function drop:view dropColumn dropConstraint",
  ],
  "function-of-views-of-functions": [
    "alterColumn create:function create:view drop:function drop:view",
    "alterColumn create:function create:view drop:function drop:view",
  ],
  "function-overload-in-place": [
    "alterColumn create:function create:view createCheckConstraint createIndex drop:function drop:view dropColumn dropConstraint dropIndex",
    "addColumn alterColumn create:function create:view createCheckConstraint createIndex drop:function drop:view dropConstraint dropIndex",
  ],
  "function-overloads": [
    "create:function drop:function replace:function",
    "create:function drop:function replace:function",
  ],
  "function-parsed-bodies-in-a-row": [
    "alterColumn create:function create:procedure drop:function drop:procedure",
    "alterColumn create:function create:procedure drop:function drop:procedure",
  ],
  "function-parsed-under-type-change": [
    "alterColumn create:function createIndex drop:function dropIndex",
    "alterColumn create:function createIndex drop:function dropIndex",
  ],
  "function-replaced-with-new-column": ["addColumn replace:function", "dropColumn replace:function"],
  "function-returns-table": ["create:function", "drop:function"],
  "function-signature-under-everything": [
    "addColumn alter:domain alterColumn comment create:function create:materializedView create:policy create:trigger create:view createCheckConstraint createIndex drop:function drop:materializedView drop:policy drop:trigger drop:view dropColumn dropConstraint dropIndex",
    "addColumn alter:domain alterColumn comment create:function create:materializedView create:policy create:trigger create:view createCheckConstraint createIndex drop:function drop:materializedView drop:policy drop:trigger drop:view dropColumn dropConstraint dropIndex",
  ],
  "function-sql-body": ["create:function", "drop:function"],
  "function-that-calls-another": ["create:function", "drop:function"],
  "function-that-its-table-calls": [
    "alterColumn create:function create:view createTable",
    "alterColumn drop:function drop:view dropTable",
  ],
  "function-to-procedure": ["create:procedure drop:function", "create:function drop:procedure"],
  "function-used-by-default-and-check": [
    "create:function createIndex createTable",
    "drop:function dropTable",
  ],
  "function-whose-body-names-its-table": [
    "alterColumn create:function createTable",
    "alterColumn drop:function dropTable",
  ],
  "functions-called-as-the-servers-own": [
    "addEnumValue alterColumn alterSequence create:view drop:view",
    "alterColumn alterEnum alterSequence create:view drop:view",
  ],
  "functions-whose-bodies-the-server-refuses": [
    "addColumn alterEnum create:function drop:function rename:function rename:procedure replace:function",
    "addEnumValue drop:function dropColumn rename:function rename:procedure replace:function",
  ],
  "generated-by-function-of-its-table": [
    "addColumn create:function create:view createCheckConstraint createForeignKey createIndex createTable createUniqueConstraint",
    "drop:function drop:view dropColumn dropConstraint dropTable",
  ],
  "generated-by-function-of-its-table-referred-to": [
    "addColumn create:function createCheckConstraint createForeignKey createIndex createTable createUniqueConstraint dropTable",
    "createTable drop:function dropColumn dropConstraint dropTable",
  ],
  "generated-by-function-of-its-table-that-stays": [
    "addColumn create:function createCheckConstraint createIndex createTable createUniqueConstraint",
    "drop:function dropColumn dropConstraint dropIndex dropTable",
  ],
  "generated-expression-with-index-and-view": [
    "addColumn alter:privilege alterColumn create:statistics create:view createCheckConstraint createIndex createUniqueConstraint drop:statistics drop:view dropColumn dropConstraint dropIndex",
    "addColumn alter:privilege alterColumn create:statistics create:view createCheckConstraint createIndex createUniqueConstraint drop:statistics drop:view dropColumn dropConstraint dropIndex",
  ],
  "generated-instead-of-serial": [
    "addColumn alterSequence create:view drop:view dropColumn dropSequence",
    "alterColumn alterSequence createSequence",
  ],
  "generated-of-a-type-without-a-cast": [
    "addColumn create:view createIndex drop:view dropColumn dropIndex",
    "addColumn create:view createIndex drop:view dropColumn dropIndex",
  ],
  "generated-of-another-kind-with-heirs": [
    "addColumn alterColumn comment dropColumn",
    "addColumn comment dropColumn",
  ],
  "generated-of-another-type": ["addColumn alterColumn dropColumn", "addColumn alterColumn dropColumn"],
  "generated-stored-add": ["addColumn createIndex", "dropColumn dropIndex"],
  "generated-stored-change": ["alterColumn", "alterColumn"],
  "generated-to-plain": ["alterColumn", "addColumn dropColumn"],
  "generated-to-plain-of-heirs-of-heirs": [
    "alter:privilege alterColumn comment create:view createCheckConstraint createIndex drop:view dropConstraint dropIndex execute",
    "addColumn alter:privilege alterColumn comment create:view createCheckConstraint createIndex drop:view dropColumn dropConstraint dropIndex",
  ],
  "generated-to-plain-under-parts-of-partitions": [
    "alter:partitionColumn alterColumn comment create:partitionConstraint create:partitionIndex create:statistics createCheckConstraint createIndex drop:partitionConstraint drop:partitionIndex drop:statistics dropConstraint dropIndex execute",
    "addColumn alter:partitionColumn comment create:partitionConstraint create:partitionIndex create:statistics createCheckConstraint createIndex drop:partitionConstraint drop:partitionIndex drop:statistics dropColumn dropConstraint dropIndex",
  ],
  "generated-to-plain-with-its-parts": [
    "alterColumn",
    "addColumn alter:privilege create:view createCheckConstraint createIndex drop:view dropColumn dropConstraint dropIndex",
  ],
  "generated-virtual": ["addColumn", "dropColumn"],
  "identity-add": ["alterColumn", "alterColumn"],
  "identity-drop": ["alterColumn", "alterColumn"],
  "identity-instead-of-serial": ["alterColumn dropSequence", "alterColumn alterSequence createSequence"],
  "identity-moves-between-columns": ["alterColumn dropSequence", "alterColumn alterSequence createSequence"],
  "identity-options": ["alterColumn", "alterColumn"],
  "identity-other-sequence": ["alterColumn renameSequence", "alterColumn renameSequence"],
  "identity-to-serial-and-back": [
    "alterColumn alterSequence createSequence dropSequence",
    "alterColumn alterSequence createSequence dropSequence",
  ],
  "identity-under-default-privileges": ["addColumn alterColumn", "addColumn alterColumn dropColumn"],
  "identity-with-named-sequence": ["createTable", "dropTable"],
  "index-add": ["createIndex", "dropIndex"],
  "index-change": ["alterIndex createIndex dropIndex", "alterIndex createIndex dropIndex"],
  "index-clustered": ["create:clustering", "drop:clustering"],
  "index-every-change": [
    "alterColumn alterIndex createIndex dropIndex",
    "alterColumn alterIndex createIndex dropIndex",
  ],
  "index-methods": ["createIndex", "dropIndex"],
  "index-statistics": ["alterIndex", "alterIndex"],
  "index-statistics-change": ["alterIndex", "alterIndex"],
  "index-statistics-under-other-types-of-columns": [
    "alter:domain alterEnum alterIndex create:statistics createIndex drop:statistics dropIndex",
    "alter:domain alterEnum alterIndex create:statistics createIndex drop:statistics dropIndex",
  ],
  "index-statistics-under-type-change": ["alterColumn alterIndex", "alterColumn alterIndex"],
  "index-to-key-in-place": [
    "comment createPrimaryKey createUniqueConstraint dropIndex",
    "comment create:replicaIdentity createForeignKey createIndex drop:replicaIdentity dropConstraint",
  ],
  "index-to-key-of-another-name": [
    "alterColumn createPrimaryKey createUniqueConstraint",
    "alterColumn createForeignKey createIndex dropConstraint",
  ],
  "indexes-that-become-constraints": [
    "alter:replicaIdentity createPrimaryKey createUniqueConstraint drop:clustering",
    "create:clustering create:replicaIdentity createForeignKey createIndex drop:replicaIdentity dropConstraint",
  ],
  "inheritance-add": ["createTable", "dropTable"],
  "inheritance-below-a-check-that-is-not-valid": [
    "addColumn alterTable createCheckConstraint",
    "alterTable dropColumn dropConstraint",
  ],
  "inheritance-change": ["alterTable", "alterTable"],
  "inheritance-check-moves-up": [
    "alterColumn createCheckConstraint dropConstraint",
    "alterColumn createCheckConstraint dropConstraint",
  ],
  "inheritance-column-of-parent": ["addColumn alterColumn", "alterColumn dropColumn"],
  "inheritance-comes-under-a-not-null-not-valid": [
    "alterColumn alterTable create:validity",
    "alterColumn alterTable drop:validity",
  ],
  "inheritance-comes-with-columns": ["addColumn alterColumn alterTable", "alterColumn alterTable dropColumn"],
  "inheritance-from-a-table-that-becomes-partitioned": [
    "alterTable create:partition createTable execute",
    "alterTable createTable execute",
  ],
  "inheritance-from-other-serial": [
    "addColumn alterColumn alterSequence alterTable createSequence createTable dropColumn",
    "addColumn alterColumn alterSequence alterTable createSequence dropColumn dropTable",
  ],
  "inheritance-goes-with-columns": [
    "addColumn alterColumn alterTable dropColumn dropConstraint",
    "addColumn alterColumn alterTable createCheckConstraint dropColumn",
  ],
  "inheritance-goes-with-everything": [
    "alterColumn alterTable create:view drop:view dropColumn dropConstraint",
    "addColumn alterColumn alterTable create:view createForeignKey drop:view",
  ],
  "inheritance-instead-of-partitions-under-a-not-null-not-valid": [
    "alter:partition alterColumn alterTable create:validity createTable dropConstraint execute",
    "comment create:partition create:validity createCheckConstraint createTable execute",
  ],
  "inheritance-keeps-check": [
    "alterColumn createCheckConstraint dropConstraint",
    "alterColumn createCheckConstraint dropConstraint",
  ],
  "inheritance-keeps-column": ["dropColumn", "addColumn"],
  "inheritance-not-null-comes-validated-in-one": ["alterColumn create:validity", "alterColumn"],
  "inheritance-not-null-of-another-name-renamed": ["execute", "execute"],
  "inheritance-not-null-of-another-name-under-a-type-change": [
    "alterColumn createForeignKey createPrimaryKey dropConstraint execute",
    "alterColumn createForeignKey createPrimaryKey dropConstraint execute",
  ],
  "inheritance-not-null-validated-in-one": ["drop:validity", "create:validity"],
  "inheritance-of-all-columns": ["alterTable", "alterTable"],
  "inheritance-of-not-null": ["alterTable", "alterTable"],
  "inheritance-of-parents-parts": [
    "addColumn alterColumn alterTable comment create:view createCheckConstraint drop:view dropColumn dropConstraint",
    "addColumn alterColumn alterTable comment create:view createCheckConstraint drop:view dropColumn dropConstraint",
  ],
  "inheritance-of-several-levels-changes": [
    "addColumn alterColumn alterTable dropColumn",
    "addColumn alterColumn alterTable dropColumn",
  ],
  "inheritance-of-several-with-other-defaults": ["alterColumn createTable", "dropTable"],
  "inheritance-of-two": ["createTable", "dropTable"],
  "inheritance-of-two-under-a-type-change": [
    "addColumn alterColumn createCheckConstraint dropConstraint execute",
    "alterColumn createCheckConstraint dropColumn dropConstraint execute",
  ],
  "inheritance-own-column-as-well": ["addColumn", "dropColumn"],
  "inheritance-own-column-refers": ["createForeignKey createTable", "dropConstraint dropTable"],
  "inheritance-settings-of-columns": ["alterColumn", "alterColumn"],
  "inheritance-settings-of-new-columns": ["addColumn alterColumn createTable", "dropColumn dropTable"],
  "inheritance-to-partition": [
    "alter:partition alterTable dropColumn",
    "addColumn alter:partition alterTable",
  ],
  "inheritance-with-not-null-of-the-heir-alone": ["alterColumn createTable", "dropTable"],
  "key-and-index-swap-names": [
    "createForeignKey createIndex createUniqueConstraint dropConstraint dropIndex",
    "createForeignKey createIndex createUniqueConstraint dropConstraint dropIndex",
  ],
  "materialized-view-change": [
    "create:materializedView createIndex drop:materializedView dropIndex",
    "create:materializedView createIndex drop:materializedView dropIndex",
  ],
  "materialized-view-column-settings": [
    "comment create:clustering create:materializedView create:privilege createIndex drop:clustering drop:materializedView dropIndex",
    "comment create:clustering create:materializedView create:privilege createIndex drop:clustering drop:materializedView dropIndex",
  ],
  "materialized-view-drop": ["drop:materializedView drop:view", "create:materializedView create:view"],
  "materialized-view-on-another": [
    "create:materializedView create:view createIndex drop:materializedView drop:view dropIndex",
    "create:materializedView create:view createIndex drop:materializedView drop:view dropIndex",
  ],
  "materialized-view-options": ["alter:materializedView", "alter:materializedView"],
  "materialized-view-toast-options": [
    "alter:materializedView create:materializedView",
    "alter:materializedView drop:materializedView",
  ],
  "materialized-view-with-index": ["comment create:materializedView createIndex", "drop:materializedView"],
  "names-go-round-between-kinds": [
    "create:exclusion create:view createSequence drop:exclusion drop:view dropSequence dropTable renameConstraint renameIndex",
    "create:exclusion create:view createSequence createTable drop:exclusion drop:view dropSequence renameConstraint renameIndex",
  ],
  "names-of-parts-go-round": ["renameConstraint renameIndex", "renameConstraint renameIndex"],
  "names-of-sequences-that-defaults-call": [
    "alterColumn createIndex createTable createUniqueConstraint dropSequence",
    "alterColumn alterSequence createSequence dropConstraint dropIndex dropTable",
  ],
  "namespace-add": ["createEnum createNamespace createTable", "dropEnum dropNamespace dropTable"],
  "namespace-drop": ["dropTable", "createTable"],
  "namespace-move-between": [
    "createForeignKey createTable dropConstraint dropTable",
    "createForeignKey createTable dropConstraint dropTable",
  ],
  "namespace-public-comes": ["createNamespace createTable", "dropNamespace dropTable"],
  "namespace-same-names-in-several": [
    "addEnumValue alterColumn create:function create:view createIndex createNamespace createTable drop:function drop:view dropIndex rename:function",
    "alterColumn alterEnum create:function create:view createIndex drop:function drop:view dropIndex dropNamespace dropTable rename:function",
  ],
  "new-tables-behind-functions-of-others": [
    "addColumn alterColumn create:compositeType create:domain create:function create:rangeType createIndex createTable",
    "alterColumn drop:compositeType drop:domain drop:function drop:rangeType dropColumn dropIndex dropTable",
  ],
  "not-enforced": [
    "alterForeignKey createCheckConstraint dropConstraint",
    "alterForeignKey createCheckConstraint dropConstraint",
  ],
  "not-null-inherited-or-not": ["alterColumn", "alterColumn"],
  "not-null-marks": ["alterColumn createTable renameConstraint", "alterColumn dropTable renameConstraint"],
  "not-null-named": ["addColumn alterColumn", "alterColumn dropColumn"],
  "not-null-not-valid-above-others": [
    "alterColumn create:partition createTable",
    "alterColumn drop:partition dropTable",
  ],
  "objects-to-another-namespace": [
    "rename:collation rename:compositeType rename:domain rename:function rename:materializedView rename:partition rename:view renameEnum",
    "rename:collation rename:compositeType rename:domain rename:function rename:materializedView rename:partition rename:view renameEnum",
  ],
  "operator-add": [
    "comment create:function create:operator create:view createNamespace createTable",
    "drop:function drop:operator drop:view dropNamespace dropTable",
  ],
  "operator-change": [
    "create:operator create:view createCheckConstraint drop:operator drop:view dropConstraint",
    "create:operator create:view createCheckConstraint drop:operator drop:view dropConstraint",
  ],
  "partition-attach": ["alter:partition", "alter:partition"],
  "partition-attach-and-columns": [
    "addColumn alter:partition alterColumn createIndex dropColumn",
    "addColumn alter:partition alterColumn dropColumn dropIndex",
  ],
  "partition-attach-sub-partitioned": [
    "alter:partition create:partition createTable execute",
    "alter:partition createTable execute",
  ],
  "partition-attach-to-a-whole-made-anew-under-own-triggers": [
    "addColumn alter:partition comment create:function create:policy create:rowSecurity create:rule create:trigger create:view createTable dropColumn execute",
    "addColumn alter:partition createTable drop:function drop:policy drop:rowSecurity drop:rule drop:trigger drop:view dropColumn execute",
  ],
  "partition-attach-under-a-trigger-with-comments": [
    "alter:partition create:trigger dropColumn",
    "addColumn alter:partition drop:trigger",
  ],
  "partition-attach-under-targets-of-an-index": [
    "alter:partition createIndex dropColumn",
    "addColumn alter:partition dropIndex",
  ],
  "partition-attach-under-triggers-of-other-states": [
    "alter:partition create:trigger dropColumn",
    "addColumn alter:partition drop:trigger",
  ],
  "partition-attach-with-index-parameters": ["alter:partition createIndex", "alter:partition dropIndex"],
  "partition-attach-with-own-parts": [
    "addColumn alter:partition alterColumn createCheckConstraint createForeignKey createIndex createPrimaryKey dropIndex",
    "alter:partition alterColumn createIndex dropColumn dropConstraint dropIndex",
  ],
  "partition-bounds-under-rows-that-leave": ["alter:partition createTable", "alter:partition dropTable"],
  "partition-by-expression": ["create:partition createTable", "drop:partition dropTable"],
  "partition-check-validated-everywhere": [
    "validateConstraint",
    "create:validity createCheckConstraint dropConstraint",
  ],
  "partition-check-validity-changes": [
    "create:validity createCheckConstraint drop:validity dropConstraint",
    "create:validity createCheckConstraint drop:validity dropConstraint",
  ],
  "partition-column-settings": [
    "alter:partition alter:partitionColumn alterColumn",
    "alter:partition alter:partitionColumn alterColumn",
  ],
  "partition-columns-and-constraints": [
    "addColumn alterColumn createCheckConstraint createPrimaryKey",
    "alterColumn dropColumn dropConstraint",
  ],
  "partition-columns-in-other-order": ["alter:partition", "alter:partition"],
  "partition-comments-on-what-it-has-of-the-whole": [
    "comment create:trigger createCheckConstraint createForeignKey drop:trigger dropConstraint execute",
    "comment create:trigger createCheckConstraint createForeignKey drop:trigger dropConstraint",
  ],
  "partition-default": ["create:partition", "drop:partition"],
  "partition-default-to-range": [
    "addColumn alter:partition create:partition",
    "alter:partition drop:partition dropColumn",
  ],
  "partition-dependents": ["alter:partition", "alter:partition"],
  "partition-detach": ["alter:partition", "alter:partition"],
  "partition-detach-and-columns-of-both": ["addColumn alter:partition", "alter:partition dropColumn"],
  "partition-detach-and-keys-to-it": [
    "addColumn alter:partition createForeignKey dropConstraint",
    "alter:partition createForeignKey dropColumn dropConstraint",
  ],
  "partition-detach-from-a-whole-made-anew": [
    "addColumn alter:partition alterEnum create:partition createTable execute",
    "addEnumValue alter:partition dropColumn",
  ],
  "partition-detach-in-another-namespace": [
    "addColumn alter:partition alterColumn renameIndex",
    "alter:partition alterColumn dropColumn renameIndex",
  ],
  "partition-detach-made-anew-without-its-foreign-key": [
    "addColumn alter:partition createTable dropColumn dropConstraint execute",
    "addColumn alter:partition createForeignKey createPrimaryKey createTable dropColumn execute",
  ],
  "partition-detach-of-hostile-names": ["addColumn alter:partition", "alter:partition dropColumn"],
  "partition-detach-of-keys-with-own-names": ["alter:partition dropConstraint", "alter:partition"],
  "partition-detach-referred-to": ["alter:partition", "alter:partition"],
  "partition-detach-that-refers-to-the-whole": ["addColumn alter:partition", "alter:partition dropColumn"],
  "partition-detach-under-identity": [
    "addColumn alter:partition alterColumn",
    "addColumn alter:partition alterColumn dropColumn",
  ],
  "partition-detach-under-view-and-publication": [
    "addColumn alter:partition alterColumn create:view drop:view",
    "alter:partition alterColumn create:view drop:view dropColumn",
  ],
  "partition-detach-with-a-valid-check": ["addColumn alter:partition", "alter:partition dropColumn"],
  "partition-detach-with-another-key": [
    "alter:partition alterColumn createIndex createPrimaryKey dropColumn dropConstraint dropIndex",
    "addColumn alter:partition alterColumn dropConstraint dropIndex",
  ],
  "partition-detach-with-comments": [
    "addColumn alter:partition comment",
    "alter:partition comment dropColumn",
  ],
  "partition-detach-with-everything": [
    "addColumn alter:partition alterColumn create:policy drop:policy",
    "alter:partition alterColumn create:policy drop:policy dropColumn",
  ],
  "partition-detach-with-exclusion": [
    "addColumn alter:partition dropColumn",
    "addColumn alter:partition drop:exclusion dropColumn",
  ],
  "partition-detach-with-index-parameters": ["addColumn alter:partition", "alter:partition dropColumn"],
  "partition-detach-with-own-default": ["alter:partition", "alter:partition"],
  "partition-detach-with-parts-twice": [
    "alter:partition dropConstraint dropIndex",
    "alter:partition comment create:partitionConstraint create:partitionIndex renameConstraint renameIndex",
  ],
  "partition-detach-with-settings": [
    "addColumn alter:partition alterColumn dropIndex",
    "alter:partition alterColumn dropColumn",
  ],
  "partition-detach-with-sub-partitions": ["addColumn alter:partition", "alter:partition dropColumn"],
  "partition-foreign-key": ["createForeignKey", "dropConstraint"],
  "partition-hash": ["create:partition createTable", "drop:partition dropTable"],
  "partition-hash-split-under-triggers": [
    "alter:partition alterColumn create:partition replace:trigger",
    "alter:partition alterColumn create:trigger drop:partition drop:trigger",
  ],
  "partition-index-attached-one-by-one": [
    "create:partitionConstraint create:partitionIndex",
    "comment create:partitionConstraint create:partitionIndex drop:partitionConstraint drop:partitionIndex",
  ],
  "partition-index-comment": ["comment create:partitionIndexName", "comment drop:partitionIndexName"],
  "partition-index-name": ["create:partition create:partitionIndexName", "drop:partition"],
  "partition-index-name-kept": [
    "alterColumn create:partitionIndexName",
    "alterColumn create:partitionIndexName",
  ],
  "partition-index-names-under-a-change": [
    "comment create:partitionIndexName createIndex drop:partitionIndexName dropIndex",
    "comment create:partitionIndexName createIndex drop:partitionIndexName dropIndex",
  ],
  "partition-index-of-the-whole-alone": [
    "comment create:partitionConstraint create:partitionIndex",
    "drop:partitionConstraint drop:partitionIndex",
  ],
  "partition-index-of-the-whole-completed": [
    "alter:partition comment createIndex drop:partitionIndex",
    "comment create:partitionConstraint create:partitionIndex dropConstraint dropIndex",
  ],
  "partition-indexes-of-the-whole-alone-come-last": [
    "addColumn create:partitionIndex drop:partitionIndex",
    "create:partitionIndex drop:partitionIndex dropColumn",
  ],
  "partition-joins-under-a-not-null-not-valid": [
    "addColumn alter:partition alterColumn dropColumn dropConstraint",
    "addColumn alter:partition alterColumn createForeignKey createPrimaryKey dropColumn",
  ],
  "partition-key-under-an-index-of-the-whole": [
    "comment create:partitionConstraint create:partitionIndex",
    "execute",
  ],
  "partition-leaves-an-index-of-the-whole-alone": [
    "alter:partition",
    "alter:partition comment create:partitionConstraint create:partitionIndex drop:partitionConstraint drop:partitionIndex dropIndex",
  ],
  "partition-index-on-parent": ["create:partitionIndex createIndex", "drop:partitionIndex dropIndex"],
  "partition-index-parameters-of-one": ["create:partitionIndexName", "drop:partitionIndexName"],
  "partition-index-storage": ["createIndex dropIndex", "createIndex dropIndex"],
  "partition-index-targets": ["alterIndex create:partitionIndexName", "alterIndex create:partitionIndexName"],
  "partition-indexes-of-many-names": [
    "addColumn alter:partition renameIndex",
    "alter:partition dropColumn dropIndex renameIndex",
  ],
  "partition-joins-under-a-key-of-another": [
    "alter:partition create:partitionConstraint create:partitionIndex execute",
    "alter:partition",
  ],
  "partition-key-with-another-type": [
    "create:partition createTable execute",
    "create:partition createTable execute",
  ],
  "partition-key-with-sub-partitions-and-foreign-keys": [
    "addColumn alterColumn create:partition createCheckConstraint createForeignKey createIndex dropConstraint dropIndex",
    "alter:partition alterColumn createForeignKey createIndex drop:partition dropColumn dropConstraint dropIndex",
  ],
  "partition-keys-of-their-own-in-a-circle": [
    "create:partition create:partitionConstraint create:partitionNotNull createForeignKey createIndex createTable",
    "alter:partition drop:partition drop:partitionConstraint dropTable",
  ],
  "partition-keys-under-foreign-keys-of-tables": [
    "create:partitionConstraint create:partitionNotNull createForeignKey drop:partitionIndex dropConstraint",
    "create:partitionIndex createForeignKey drop:partitionConstraint drop:partitionNotNull dropConstraint",
  ],
  "partition-leaves-a-level-that-leaves": [
    "addColumn alter:partition alterColumn dropIndex",
    "alter:partition alterColumn dropColumn",
  ],
  "partition-leaves-with-a-key-of-another-name": [
    "alter:partition createTable dropConstraint dropTable",
    "alter:partition createTable dropTable",
  ],
  "partition-leaves-with-the-key-of-the-whole": [
    "alter:partition createForeignKey dropConstraint",
    "alter:partition createForeignKey",
  ],
  "partition-list-add-and-drop": ["create:partition drop:partition", "create:partition drop:partition"],
  "partition-new-behind-settings-of-the-whole": [
    "alter:partition alter:partitionColumn create:partition create:partitionIndexName create:validity",
    "drop:partition",
  ],
  "partition-new-under-settings-of-the-whole": ["alter:partition create:partition", "drop:partition"],
  "partition-not-null-validated-in-one": ["create:validity", "drop:validity"],
  "partition-of-another-table": ["addColumn alter:partition", "alter:partition dropColumn"],
  "partition-of-partition": ["create:partition createTable", "drop:partition dropTable"],
  "partition-one-level-up": [
    "addColumn alter:partition alterColumn drop:partition",
    "alter:partition alterColumn create:partition dropColumn",
  ],
  "partition-other-bounds": ["alter:partition", "alter:partition"],
  "partition-own-constraints-in-place": ["alter:partitionConstraint", "alter:partitionConstraint"],
  "partition-own-constraints-validated": [
    "alter:partitionConstraint",
    "create:partitionConstraint drop:partitionConstraint",
  ],
  "partition-own-defaults": [
    "create:partition create:partitionDefault",
    "drop:partition drop:partitionDefault",
  ],
  "partition-own-defaults-change": [
    "addColumn alter:partitionDefault alterColumn create:function create:partitionDefault drop:partitionDefault dropColumn",
    "addColumn alter:partitionDefault alterColumn create:partitionDefault drop:function drop:partitionDefault dropColumn",
  ],
  "partition-own-expression-of-a-computed-column": [
    "alterColumn create:partitionDefault",
    "alterColumn create:partitionDefault",
  ],
  "partition-own-expression-that-goes": ["alterColumn", "addColumn create:partitionDefault dropColumn"],
  "partition-own-index-targets-change": ["alter:partitionIndex", "alter:partitionIndex"],
  "partition-own-index-with-all": [
    "comment create:clustering create:partitionIndex",
    "drop:clustering drop:partitionIndex",
  ],
  "partition-own-keys-under-a-not-null-of-the-whole": [
    "alterColumn create:partitionConstraint create:partitionNotNull drop:partitionConstraint drop:partitionNotNull",
    "alterColumn create:partitionConstraint create:partitionNotNull drop:partitionConstraint drop:partitionNotNull",
  ],
  "partition-own-not-nulls": [
    "alter:partition create:partition create:partitionConstraint create:partitionNotNull drop:partitionConstraint drop:partitionNotNull",
    "alter:partition create:partitionConstraint create:partitionNotNull drop:partition drop:partitionConstraint drop:partitionNotNull",
  ],
  "partition-own-parts": [
    "comment create:partitionConstraint create:partitionIndex create:policy create:replicaIdentity create:rowSecurity create:rule create:trigger",
    "drop:partitionConstraint drop:partitionIndex drop:policy drop:replicaIdentity drop:rowSecurity drop:rule drop:trigger",
  ],
  "partition-own-parts-change": [
    "addColumn alter:partition alterColumn create:partitionConstraint create:partitionIndex create:trigger drop:partitionConstraint drop:partitionIndex replace:trigger",
    "alter:partition alterColumn create:partitionConstraint create:partitionIndex drop:partitionConstraint drop:partitionIndex drop:trigger dropColumn replace:trigger",
  ],
  "partition-own-primary-key-on-an-attached-index": [
    "create:partitionConstraint create:partitionIndex create:partitionNotNull",
    "execute",
  ],
  "partition-parts-under-a-type-change": [
    "alterColumn create:function create:materializedView create:policy create:rule create:view createIndex drop:function drop:materializedView drop:policy drop:rule drop:view dropIndex",
    "alterColumn create:function create:materializedView create:policy create:rule create:view createIndex drop:function drop:materializedView drop:policy drop:rule drop:view dropIndex",
  ],
  "partition-primary-key-over-own-index": [
    "createPrimaryKey drop:partitionIndex",
    "create:partitionIndex dropConstraint",
  ],
  "partition-range": ["create:partition createTable", "drop:partition dropTable"],
  "partition-referred-to": [
    "addColumn alter:partition create:function create:partition create:trigger createCheckConstraint createIndex createTable drop:partition dropIndex",
    "alter:partition create:partition createIndex drop:function drop:partition drop:trigger dropColumn dropConstraint dropIndex dropTable",
  ],
  "partition-referred-to-with-actions": [
    "addColumn alterColumn create:partition createForeignKey dropConstraint",
    "alter:partition alterColumn createForeignKey drop:partition dropColumn dropConstraint",
  ],
  "partition-referred-to-with-own-index": ["alter:partition", "alter:partition"],
  "partition-rows-in-columns-under-a-type-change": ["alterColumn", "alterColumn"],
  "partition-settings-below-a-quoted-name": ["alter:partition create:partition", "drop:partition"],
  "partition-settings-of-a-column-that-goes": [
    "drop:partitionColumn drop:partitionIndexName dropColumn dropConstraint dropIndex execute",
    "addColumn comment create:partitionColumn create:partitionIndexName create:validity createCheckConstraint createIndex",
  ],
  "partition-settings-of-a-middle-level": [
    "create:partitionColumn create:partitionTrigger",
    "drop:partitionColumn drop:partitionTrigger",
  ],
  "partition-settings-under-a-type-change": [
    "alter:partitionColumn alterColumn create:partitionIndex drop:partitionIndex",
    "alter:partitionColumn alterColumn create:partitionIndex drop:partitionIndex",
  ],
  "partition-settings-under-hostile-names": [
    "alter:partition alter:partitionColumn alterColumn comment create:partition create:partitionColumn create:partitionIndexName create:partitionTrigger create:validity",
    "alter:partition alterColumn drop:partition drop:partitionColumn drop:partitionIndexName drop:partitionTrigger drop:validity execute",
  ],
  "partition-statistics": [
    "alter:statistics alterColumn comment create:statistics drop:statistics",
    "alter:statistics alterColumn comment create:statistics drop:statistics",
  ],
  "partition-statistics-targets-of-the-whole-alone": [
    "alterColumn create:partitionColumn",
    "alterColumn drop:partitionColumn",
  ],
  "partition-storage-parameters": ["alter:partition", "alter:partition"],
  "partition-sub-key-by-a-function-made-anew": [
    "create:function create:partition createTable drop:function execute",
    "create:function create:partition createTable drop:function execute",
  ],
  "partition-sub-key-by-new-column": [
    "create:partition createTable execute",
    "create:partition createTable execute",
  ],
  "partition-sub-key-column-drop": [
    "create:partition createTable execute",
    "create:partition createTable execute",
  ],
  "partition-takes-the-place-of-another": [
    "addColumn alter:partition dropColumn",
    "addColumn alter:partition dropColumn",
  ],
  "partition-that-was-a-table-referred-to": [
    "addColumn alter:partition alterColumn createForeignKey createIndex createTable createUniqueConstraint dropColumn",
    "addColumn alter:partition alterColumn dropColumn dropConstraint dropIndex dropTable",
  ],
  "partition-to-another-table-under-a-circle": [
    "alter:partition createForeignKey createIndex createTable dropConstraint dropTable",
    "alter:partition createForeignKey createIndex createTable dropConstraint dropTable",
  ],
  "partition-to-another-table-with-parts-twice": [
    "alter:partition comment create:partitionConstraint create:partitionIndex createIndex createTable dropConstraint dropIndex renameConstraint",
    "alter:partition comment create:partitionConstraint create:partitionIndex createForeignKey createIndex createUniqueConstraint dropConstraint dropIndex dropTable",
  ],
  "partition-tree-change": [
    "addColumn alter:partition alterColumn create:function create:partition create:trigger create:view createCheckConstraint createIndex drop:view dropIndex",
    "alter:partition alterColumn create:view createIndex drop:function drop:partition drop:trigger drop:view dropColumn dropConstraint dropIndex",
  ],
  "partition-tree-comes-with-settings": [
    "alter:partition alter:partitionColumn create:partition create:validity createCheckConstraint createTable",
    "drop:partition dropTable",
  ],
  "partition-trigger-of-another-state": [
    "create:partitionTrigger create:trigger",
    "drop:partitionTrigger drop:trigger",
  ],
  "partition-trigger-states-under-changes": [
    "alter:trigger alterColumn create:partition create:partitionTrigger create:trigger drop:partitionTrigger drop:trigger replace:trigger",
    "alter:trigger alterColumn create:partitionTrigger create:trigger drop:partition drop:partitionTrigger drop:trigger",
  ],
  "partition-triggers-of-the-whole": [
    "addColumn alter:partition alterColumn create:trigger drop:trigger",
    "alter:partition alterColumn create:trigger drop:trigger dropColumn",
  ],
  "partition-unique-to-primary-key": [
    "createPrimaryKey dropConstraint",
    "createUniqueConstraint dropConstraint",
  ],
  "partition-whole-goes": [
    "addColumn alter:partition alterColumn dropConstraint dropTable",
    "alter:partition alterColumn createTable dropColumn",
  ],
  "partition-whole-of-another-name": [
    "addColumn alter:partition alterColumn createTable dropTable",
    "alter:partition alterColumn createTable dropColumn dropTable",
  ],
  "partitioning-and-columns-change": [
    "alterSequence create:partition createTable execute",
    "alterSequence createTable execute",
  ],
  "partitioning-beside-a-table-no-longer-logged": [
    "alterTable create:partition createTable execute",
    "alterTable createTable execute",
  ],
  "partitioning-by-a-function-made-anew": [
    "create:function create:partition create:view createIndex createTable drop:function drop:view execute",
    "create:function create:partition create:view createIndex createTable drop:function drop:view execute",
  ],
  "partitioning-by-another-key": [
    "alterSequence create:function create:partition create:trigger createTable drop:function execute",
    "alterSequence create:function create:partition create:trigger createTable drop:function execute",
  ],
  "partitioning-comes-hash-under-policies": [
    "create:partition create:policy create:privilege create:rowSecurity create:rule create:statistics createTable drop:statistics execute",
    "create:policy create:privilege create:rowSecurity create:rule create:statistics createTable drop:statistics execute",
  ],
  "partitioning-comes-range": [
    "comment create:partition create:view createForeignKey createIndex createTable drop:view dropConstraint execute",
    "comment create:view createForeignKey createIndex createTable drop:view dropConstraint execute",
  ],
  "partitioning-goes": [
    "create:materializedView createIndex createTable drop:materializedView drop:view dropIndex execute",
    "create:materializedView create:partition create:partitionConstraint create:partitionIndex create:view createIndex createTable drop:materializedView dropIndex execute",
  ],
  "partitioning-goes-under-columns-computed-otherwise": [
    "createTable execute",
    "create:partition createTable execute",
  ],
  "partitioning-goes-under-rows-of-columns-that-go": [
    "addColumn comment create:function create:operator create:rangeType create:view createCheckConstraint createNamespace createTable drop:compositeType drop:domain drop:function drop:partition drop:view dropColumn dropConstraint dropIndex dropTable execute",
    "addColumn create:compositeType create:domain create:function create:partition create:view createIndex createTable createUniqueConstraint drop:function drop:operator drop:rangeType drop:view dropColumn dropConstraint dropNamespace execute",
  ],
  "partitioning-of-a-circle": [
    "create:partition createForeignKey createTable dropConstraint execute",
    "createForeignKey createTable dropConstraint execute",
  ],
  "partitioning-of-a-partition-changes": [
    "create:partition createTable execute",
    "create:partition createTable execute",
  ],
  "partitioning-of-a-table-that-refers-to-itself": [
    "alter:publication create:partition createForeignKey createTable dropConstraint execute",
    "alter:publication createForeignKey createTable dropConstraint execute",
  ],
  "partitioning-of-heirs": [
    "alterSequence create:partition create:partitionIndex createTable drop:rule execute",
    "alter:partition alterSequence alterTable create:rule createCheckConstraint createTable execute",
  ],
  "partitioning-of-two-tables-that-others-join": [
    "alter:partition alterColumn alterSequence createForeignKey createIndex createTable dropConstraint dropSequence execute renameConstraint",
    "alter:partition alterColumn alterSequence createForeignKey createIndex createSequence createTable dropConstraint dropIndex execute renameConstraint",
  ],
  "partitioning-under-a-check-of-its-rows": [
    "alterEnum create:function create:partition createTable drop:function dropConstraint dropIndex execute",
    "alterEnum create:function createCheckConstraint createIndex createTable drop:function execute",
  ],
  "partitioning-under-columns-of-its-rows": [
    "alterColumn create:compositeType create:domain create:function create:partition create:view createIndex createTable createUniqueConstraint drop:compositeType drop:domain drop:function drop:view dropConstraint dropIndex execute",
    "alterColumn create:compositeType create:domain create:function create:partition create:view createIndex createTable createUniqueConstraint drop:compositeType drop:domain drop:function drop:view dropConstraint dropIndex execute",
  ],
  "partitioning-under-keys-of-a-partition": [
    "create:partition create:partitionConstraint createTable execute",
    "createTable drop:partitionConstraint dropTable execute",
  ],
  "partitioning-under-rows-in-what-is-partitioned": [
    "create:partition createTable execute",
    "createTable execute",
  ],
  "partitioning-under-statistics-of-a-partition": [
    "create:partition create:statistics create:view createTable drop:statistics drop:view execute",
    "create:partition create:statistics create:view createTable drop:statistics drop:view execute",
  ],
  "partitioning-under-what-partitions-stand-on": [
    "create:partition createTable drop:function dropConstraint dropTable execute",
    "create:function create:partition create:partitionDefault create:trigger createTable execute",
  ],
  "partitioning-while-partitions-join-and-leave": [
    "alter:partition create:partition create:partitionIndexName createIndex createTable dropConstraint execute",
    "alter:partition create:partition createTable dropIndex execute",
  ],
  "partitioning-with-a-key-that-its-keys-lead-to": [
    "alterColumn create:partition createPrimaryKey createTable createUniqueConstraint dropConstraint execute",
    "alterColumn create:partition createIndex createTable createUniqueConstraint dropConstraint execute",
  ],
  "partitioning-with-type-of-key-made-anew": [
    "alterEnum create:partition createIndex createTable execute",
    "alterEnum create:partition createIndex createTable execute",
  ],
  "partitions-all-replaced": [
    "alter:partition alterColumn create:partition drop:partition",
    "alter:partition alterColumn create:partition drop:partition",
  ],
  "partitions-named-as-of-the-catalog": [
    "addColumn alter:partition alterColumn create:partition createIndex createTable dropIndex execute",
    "alter:partition alterColumn createIndex createTable dropColumn dropIndex execute",
  ],
  "policies-of-two-tables": ["create:policy create:rowSecurity createTable", "drop:policy dropTable"],
  "policy-add": ["comment create:policy create:rowSecurity", "drop:policy drop:rowSecurity"],
  "policy-by-function-with-other-arguments": [
    "comment create:function create:policy drop:function drop:policy",
    "comment create:function create:policy drop:function drop:policy",
  ],
  "policy-change": ["alter:policy create:policy drop:policy", "alter:policy create:policy drop:policy"],
  "policy-every-change": [
    "alter:policy create:policy create:rowSecurity drop:policy",
    "alter:policy create:policy drop:policy drop:rowSecurity",
  ],
  "policy-with-subquery": ["create:policy create:rowSecurity", "drop:policy drop:rowSecurity"],
  "primary-key-add": ["alterColumn createPrimaryKey", "alterColumn dropConstraint"],
  "primary-key-change": [
    "createForeignKey createPrimaryKey createUniqueConstraint dropConstraint",
    "createForeignKey createPrimaryKey dropConstraint",
  ],
  "primary-key-drop": ["dropConstraint", "createPrimaryKey"],
  "primary-key-in-other-order": ["createTable", "dropTable"],
  "privileges-of-column-that-goes": ["addColumn dropColumn", "addColumn dropColumn"],
  "privileges-of-foreign-servers": [
    "create:foreignServer create:privilege drop:foreignServer",
    "create:foreignServer create:privilege drop:foreignServer",
  ],
  "privileges-of-identity-sequence": ["createTable", "dropTable"],
  "privileges-of-others": ["", ""],
  "privileges-of-table-beside-columns": ["", ""],
  "privileges-table": ["", ""],
  "privileges-under-changed-columns": [
    "alterColumn alterEnum create:privilege dropColumn",
    "addColumn alterColumn alterEnum create:privilege",
  ],
  "procedure-add": ["create:procedure", "drop:procedure"],
  "procedure-change": ["drop:procedure replace:procedure", "create:procedure replace:procedure"],
  "procedure-overloads-change": [
    "create:function create:procedure drop:function drop:procedure",
    "create:function create:procedure drop:function drop:procedure",
  ],
  "publication-add": ["comment create:publication", "drop:publication"],
  "publication-change": ["alter:publication drop:publication", "alter:publication create:publication"],
  "publication-emptied": ["alter:publication dropTable", "alter:publication createTable"],
  "publication-of-new-namespace": [
    "alter:publication alterColumn createNamespace createTable dropTable",
    "alter:publication alterColumn createTable dropNamespace dropTable",
  ],
  "publication-rows-and-columns": ["create:publication", "drop:publication"],
  "publication-under-type-change": [
    "alterColumn create:publication createTable drop:publication dropTable",
    "alterColumn create:publication createTable drop:publication dropTable",
  ],
  "range-type-add": ["create:rangeType createTable", "drop:rangeType dropTable"],
  "range-type-change": ["create:rangeType drop:rangeType", "create:rangeType drop:rangeType"],
  "range-type-change-under-multiranges": [
    "alterColumn create:function create:rangeType create:view drop:function drop:rangeType drop:view",
    "alterColumn create:function create:rangeType create:view drop:function drop:rangeType drop:view",
  ],
  "ranges-and-operators-to-another-namespace": [
    "create:view rename:operator rename:rangeType",
    "drop:view rename:operator rename:rangeType",
  ],
  "replica-identity-full": ["create:replicaIdentity", "drop:replicaIdentity"],
  "replica-identity-index": ["alter:replicaIdentity", "alter:replicaIdentity"],
  "routine-renamed-that-bodies-name": [
    "drop:function rename:function replace:function",
    "create:function rename:function replace:function",
  ],
  "routine-arguments-renamed-under-rights": [
    "create:function create:owner create:privilege create:procedure drop:function drop:procedure",
    "create:function create:owner create:privilege create:procedure drop:function drop:procedure",
  ],
  "routine-renamed-as-the-servers": [
    "create:view rename:aggregate rename:function",
    "drop:view rename:aggregate rename:function",
  ],
  "routines-named-as-of-the-catalog": [
    "comment create:function create:operator createCheckConstraint drop:function drop:operator dropConstraint replace:aggregate",
    "comment create:function create:operator createCheckConstraint drop:function drop:operator dropConstraint replace:aggregate",
  ],
  "routines-named-as-the-servers": [
    "addColumn create:aggregate create:function drop:function",
    "create:function drop:aggregate drop:function dropColumn",
  ],
  "row-function-in-its-tables-check": [
    "createTable drop:function dropConstraint dropIndex dropTable",
    "create:function createCheckConstraint createIndex createTable dropTable",
  ],
  "row-function-under-type-change": [
    "addColumn alterColumn createCheckConstraint createIndex dropConstraint dropIndex replace:function",
    "alterColumn createCheckConstraint createIndex dropColumn dropConstraint dropIndex replace:function",
  ],
  "row-security-force": ["create:rowSecurity drop:rowSecurity", "create:rowSecurity drop:rowSecurity"],
  "row-type-functions": [
    "addColumn alterColumn create:view createIndex drop:view dropIndex replace:function",
    "alterColumn create:view createIndex drop:view dropColumn dropIndex replace:function",
  ],
  "row-type-gets-a-checked-domain": ["addColumn alterColumn", "dropColumn"],
  "row-type-of-dropped-table": ["dropColumn dropIndex dropTable", "addColumn createIndex createTable"],
  "row-type-of-new-table": ["addColumn createIndex createTable", "dropColumn dropIndex dropTable"],
  "row-type-of-table-that-changes": [
    "addColumn alterColumn create:view createCheckConstraint createIndex drop:view dropColumn dropConstraint dropIndex",
    "addColumn alterColumn create:view createCheckConstraint createIndex drop:view dropColumn dropConstraint dropIndex",
  ],
  "row-type-of-view-made-anew": [
    "alterColumn create:materializedView create:view drop:materializedView drop:view",
    "alterColumn create:materializedView create:view drop:materializedView drop:view",
  ],
  "row-type-that-might-lose-digits": ["TYPE_CHANGE_UNDECIDED", "TYPE_CHANGE_UNDECIDED"],
  "row-type-users-leave-and-come": [
    "addColumn alterColumn createTable dropColumn",
    "addColumn alterColumn dropColumn dropTable",
  ],
  "row-type-within-row-types": [
    "addColumn alter:compositeType alterColumn create:domain create:view drop:domain drop:view",
    "alter:compositeType alterColumn create:domain create:view drop:domain drop:view dropColumn",
  ],
  "row-types-go-in-turn": ["create:function createTable", "drop:function dropTable"],
  "rule-add": ["comment create:rule", "drop:rule"],
  "rule-change": ["drop:rule replace:rule", "alter:rule create:rule"],
  "rule-commands-of-all-sorts": ["comment create:rule replace:rule", "alter:rule drop:rule replace:rule"],
  "rule-in-other-namespaces": [
    "addColumn create:rule replace:rule replace:view",
    "create:rule create:view drop:rule drop:view dropColumn",
  ],
  "rule-of-dropped-tables": ["drop:policy drop:rule dropTable", "create:policy create:rule createTable"],
  "rule-of-views-and-tables": [
    "addColumn alterColumn create:rule create:view drop:rule drop:view",
    "alterColumn create:rule create:view drop:rule drop:view dropColumn",
  ],
  "same-name-another-kind": [
    "create:aggregate create:compositeType create:domain create:materializedView create:procedure create:view createEnum createTable createUniqueConstraint drop:compositeType drop:domain drop:function drop:view dropEnum dropSequence dropTable",
    "create:compositeType create:domain create:function create:view createEnum createIndex createSequence createTable drop:aggregate drop:compositeType drop:domain drop:materializedView drop:procedure drop:view dropConstraint dropEnum dropTable",
  ],
  "sequence-by-another-name": [
    "alterColumn alterSequence createSequence dropSequence",
    "alterColumn alterSequence createSequence dropSequence",
  ],
  "sequence-add": ["createSequence", "dropSequence"],
  "sequence-in-another-namespace": [
    "alterColumn createSequence dropSequence",
    "alterColumn createSequence dropSequence",
  ],
  "sequence-moves-to-a-column-beside-a-rebuilt-enum": [
    "addColumn alterEnum alterSequence create:domain drop:domain dropColumn",
    "addColumn alterEnum alterSequence create:domain drop:domain dropColumn",
  ],
  "sequence-of-a-table-that-goes": [
    "alterColumn alterSequence dropTable",
    "alterColumn alterSequence createTable",
  ],
  "sequence-of-the-same-name-has-privileges": [
    "alterColumn create:privilege dropSequence",
    "alterColumn alterSequence create:privilege createSequence",
  ],
  "sequence-options": ["alterSequence", "alterSequence"],
  "sequence-owned-by": ["alterColumn alterSequence", "alterColumn alterSequence"],
  "sequence-owned-by-other-role": [
    "alterColumn alterSequence createSequence",
    "alterColumn alterSequence dropSequence",
  ],
  "sequence-serial-add": [
    "addColumn alterSequence createPrimaryKey createSequence",
    "dropColumn dropConstraint",
  ],
  "sequence-shared-by-two-tables": ["alterColumn createSequence", "alterColumn dropSequence"],
  "sequence-without-table": [
    "alterSequence comment createSequence dropSequence",
    "alterSequence createSequence dropSequence",
  ],
  "statistics-add": ["comment create:statistics", "drop:statistics"],
  "statistics-change": ["create:statistics drop:statistics", "create:statistics drop:statistics"],
  "statistics-of-expressions-and-targets": ["alter:statistics alterColumn", "alter:statistics alterColumn"],
  "table-add": ["createTable", "dropTable"],
  "table-another-name-with-all-its-parts": [
    "alterSequence create:policy create:rowSecurity create:trigger create:view createForeignKey createSequence createTable drop:view dropConstraint dropTable",
    "alterSequence create:policy create:rowSecurity create:trigger create:view createForeignKey createSequence createTable drop:view dropConstraint dropTable",
  ],
  "table-drop": ["dropTable", "createIndex createTable"],
  "table-in-another-namespace": [
    "alterSequence create:view createIndex createSequence createTable drop:view dropTable",
    "alterSequence create:view createIndex createSequence createTable drop:view dropTable",
  ],
  "table-odd-names": ["createIndex createTable", "dropTable"],
  "table-partitioned-into-tables-that-are-there": [
    "alter:partition create:partition createIndex createTable execute",
    "alter:partition createIndex createTable dropIndex execute",
  ],
  "table-storage-changes-of-all-sorts": [
    "alterColumn alterTable create:replicaIdentity createIndex createTable",
    "alterColumn alterTable drop:replicaIdentity dropTable",
  ],
  "table-storage-parameters": ["alterTable", "alterTable"],
  "table-two-that-need-each-other": ["createForeignKey createTable", "dropConstraint dropTable"],
  "table-without-columns": ["createTable", "dropTable"],
  "tables-named-as-of-the-catalog": [
    "addColumn alterColumn alterSequence comment create:function create:materializedView create:policy create:replicaIdentity create:rowSecurity create:rule create:statistics create:trigger create:view createCheckConstraint createForeignKey createIndex createSequence createTable dropConstraint dropIndex dropSequence dropTable",
    "alterColumn comment createForeignKey createIndex createSequence createTable drop:function drop:materializedView drop:statistics drop:view dropColumn dropConstraint dropIndex dropTable",
  ],
  "text-search-add": [
    "comment create:textSearchConfiguration create:textSearchDictionary createIndex createTable",
    "drop:textSearchConfiguration drop:textSearchDictionary dropTable",
  ],
  "text-search-change": [
    "alter:textSearchConfiguration alter:textSearchDictionary",
    "alter:textSearchConfiguration alter:textSearchDictionary",
  ],
  "text-search-named-as-of-the-catalog": [
    "alter:collation alter:textSearchConfiguration alter:textSearchDictionary comment create:textSearchConfiguration drop:collation drop:conversion drop:textSearchConfiguration",
    "alter:collation alter:textSearchConfiguration alter:textSearchDictionary comment create:collation create:conversion create:textSearchConfiguration drop:textSearchConfiguration",
  ],
  "trigger-change": ["drop:trigger replace:trigger", "create:trigger replace:trigger"],
  "trigger-constraint": ["create:trigger", "drop:trigger"],
  "trigger-constraint-change": ["create:trigger drop:trigger", "create:trigger drop:trigger"],
  "trigger-disabled": ["alter:trigger", "alter:trigger"],
  "trigger-of-columns-with-other-types": [
    "alterColumn create:trigger drop:trigger",
    "alterColumn create:trigger drop:trigger",
  ],
  "trigger-of-two-tables": [
    "create:function create:trigger create:view createTable",
    "drop:function drop:view dropTable",
  ],
  "trigger-row": ["comment create:trigger", "drop:trigger"],
  "trigger-statement": ["create:trigger", "drop:trigger"],
  "trigger-states": ["alter:trigger", "alter:trigger"],
  "trigger-transition-tables": ["create:trigger", "drop:trigger"],
  "trigger-with-its-table": ["create:function create:trigger createTable", "drop:function dropTable"],
  "triggers-with-transition-tables-and-conditions": [
    "alterColumn create:trigger drop:trigger replace:trigger",
    "alterColumn create:trigger drop:trigger replace:trigger",
  ],
  "type-change-array": ["alterColumn", "alterColumn"],
  "type-change-of-what-has-a-collation": ["alterColumn", "alterColumn"],
  "type-change-text-to-varchar": ["alterColumn", "alterColumn"],
  "type-change-that-expressions-are-carried-over": [
    "alterColumn create:exclusion create:partitionConstraint create:partitionIndex create:statistics createCheckConstraint createIndex drop:exclusion drop:partitionConstraint drop:partitionIndex drop:statistics dropConstraint dropIndex",
    "alterColumn create:exclusion create:partitionConstraint create:partitionIndex create:statistics createCheckConstraint createIndex drop:exclusion drop:partitionConstraint drop:partitionIndex drop:statistics dropConstraint dropIndex",
  ],
  "type-change-that-needs-a-decision": ["TYPE_CHANGE_UNDECIDED", "TYPE_CHANGE_UNDECIDED"],
  "type-change-under-check-and-index": ["alterColumn", "alterColumn"],
  "type-change-under-everything": [
    "addColumn alterColumn comment create:materializedView create:policy create:rule create:trigger create:view createIndex drop:materializedView drop:policy drop:rule drop:trigger drop:view dropColumn dropIndex",
    "addColumn alterColumn comment create:materializedView create:policy create:rule create:trigger create:view createIndex drop:materializedView drop:policy drop:rule drop:trigger drop:view dropColumn dropIndex",
  ],
  "type-change-under-functions-that-checks-call": [
    "alterColumn create:function create:partitionConstraint createCheckConstraint createIndex",
    "alterColumn drop:function drop:partitionConstraint dropConstraint dropIndex",
  ],
  "type-change-under-heirs-and-all-parts": [
    "addColumn alterColumn create:materializedView create:policy create:rule create:trigger create:view createIndex drop:materializedView drop:policy drop:rule drop:trigger drop:view dropColumn dropIndex",
    "addColumn alterColumn create:materializedView create:policy create:rule create:trigger create:view createIndex drop:materializedView drop:policy drop:rule drop:trigger drop:view dropColumn dropIndex",
  ],
  "type-change-widen": ["alterColumn", "alterColumn"],
  "type-change-with-key": ["alterColumn", "alterColumn"],
  "type-name-goes-to-an-enum-from-beneath-a-domain": [
    "addColumn alterColumn createEnum createPrimaryKey drop:domain dropColumn",
    "addColumn alterColumn create:domain dropColumn dropConstraint dropEnum",
  ],
  "type-names-go-to-enums": [
    "addColumn alterColumn createCheckConstraint createEnum drop:compositeType drop:domain drop:view",
    "alterColumn create:compositeType create:domain create:view dropColumn dropConstraint dropEnum",
  ],
  "type-of-another-kind-under-columns": [
    "alterColumn create:domain create:function create:view createCheckConstraint createEnum createIndex drop:domain drop:function drop:view dropConstraint dropEnum dropIndex",
    "alterColumn create:domain create:function create:view createCheckConstraint createEnum createIndex drop:domain drop:function drop:view dropConstraint dropEnum dropIndex",
  ],
  "types-and-tables-change-places": [
    "alterColumn create:compositeType create:domain create:foreignTable create:function create:partition create:view createIndex createTable drop:compositeType drop:domain drop:function dropColumn dropEnum dropTable",
    "addColumn alterColumn create:compositeType create:domain create:function createEnum createTable drop:compositeType drop:domain drop:foreignTable drop:function drop:partition drop:view dropIndex dropTable",
  ],
  "types-named-as-of-the-catalog": [
    "addColumn addEnumValue alter:compositeType alter:domain alterColumn alterEnum comment create:compositeType createEnum drop:rangeType dropColumn dropEnum",
    "addColumn alter:compositeType alter:domain alterColumn alterEnum comment create:rangeType createEnum drop:compositeType dropColumn dropEnum",
  ],
  "unique-add": ["createUniqueConstraint", "dropConstraint"],
  "unique-change": ["createUniqueConstraint dropConstraint", "createUniqueConstraint dropConstraint"],
  "unique-every-change": [
    "createIndex createUniqueConstraint dropConstraint dropIndex",
    "createIndex createUniqueConstraint dropConstraint dropIndex",
  ],
  "unique-nulls-not-distinct": [
    "createUniqueConstraint dropConstraint",
    "createUniqueConstraint dropConstraint",
  ],
  "unique-over-the-columns-of-the-key": [
    "createTable createUniqueConstraint replace:view",
    "create:view drop:view dropConstraint dropTable",
  ],
  "unlogged-add": ["createTable", "dropTable"],
  "unlogged-table-with-logged-sequence": ["alterSequence alterTable", "alterSequence alterTable"],
  "unlogged-change": ["alterTable", "alterTable"],
  "unlogged-tables-that-refer-to-others": [
    "alterSequence alterTable createForeignKey dropConstraint",
    "alterSequence alterTable createForeignKey dropConstraint",
  ],
  "values-of-rows-get-a-field": ["addColumn alterColumn", "alterColumn dropColumn"],
  "view-add": ["comment create:view", "drop:view"],
  "view-and-table-swap-names": [
    "create:procedure create:view createTable drop:function drop:view dropTable",
    "create:function create:view createTable drop:procedure drop:view dropTable",
  ],
  "view-append-column": ["replace:view", "create:view drop:view"],
  "view-chain-of-five": [
    "alterColumn comment create:materializedView create:privilege create:trigger create:view createIndex drop:materializedView drop:trigger drop:view dropIndex",
    "alterColumn comment create:materializedView create:privilege create:trigger create:view createIndex drop:materializedView drop:trigger drop:view dropIndex",
  ],
  "view-change": ["create:view drop:view", "create:view drop:view"],
  "view-columns-in-other-order": [
    "create:function create:privilege create:view drop:function drop:view",
    "create:function create:privilege create:view drop:function drop:view",
  ],
  "view-columns-renamed-with-all-above": ["renameColumn", "renameColumn"],
  "view-drop": ["drop:view", "create:view"],
  "view-grouped-by-primary-key": [
    "alterColumn create:view drop:view renameConstraint",
    "alterColumn create:view drop:view renameConstraint",
  ],
  "view-of-all-columns-of-views": [
    "addColumn create:materializedView create:view drop:materializedView drop:view",
    "create:materializedView create:view drop:materializedView drop:view dropColumn",
  ],
  "view-of-changed-column": [
    "alterColumn create:view drop:view dropColumn",
    "addColumn alterColumn create:view drop:view",
  ],
  "view-options": ["replace:view", "replace:view"],
  "view-over-rows-in-another-order": [
    "addColumn create:function create:materializedView create:view dropColumn",
    "addColumn drop:function drop:materializedView drop:view dropColumn",
  ],
  "view-over-rows-of-a-function": [
    "addColumn create:function create:view drop:function drop:view dropColumn",
    "addColumn create:function create:view drop:function drop:view dropColumn",
  ],
  "view-recursive": ["create:view", "drop:view"],
  "view-to-materialized-view": [
    "create:materializedView create:view createIndex drop:view",
    "create:view drop:materializedView drop:view",
  ],
  "view-to-materialized-with-comments": [
    "comment create:materializedView create:view drop:view",
    "comment create:view drop:materializedView drop:view",
  ],
  "view-with-default-and-trigger": ["create:trigger create:view", "drop:view"],
  "views-read-by-what-tables-call": [
    "addColumn alter:domain create:function create:materializedView create:view createCheckConstraint createIndex",
    "alter:domain drop:function drop:materializedView drop:view dropColumn dropConstraint dropIndex",
  ],
  "words-read-otherwise-beside-other-changes": [
    "addColumn alter:materializedView alter:policy",
    "alter:materializedView alter:policy dropColumn",
  ],
  "words-that-the-server-reads-otherwise": [
    "addColumn alterColumn create:domain create:exclusion create:function create:materializedView create:policy create:rowSecurity create:rule create:trigger create:view createCheckConstraint createIndex createTable dropConstraint",
    "alterColumn createCheckConstraint drop:domain drop:exclusion drop:function drop:materializedView drop:policy drop:rowSecurity drop:rule drop:trigger drop:view dropColumn dropConstraint dropIndex dropTable",
  ],
};
